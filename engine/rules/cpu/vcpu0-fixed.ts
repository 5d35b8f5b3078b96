import { individualVcpus } from '../../schema/domain/vcpus.ts';
import { attribute } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'vcpu0-fixed',
  profile: 'libvirt',
  severity: 'error',
  title: 'vCPU 0 offline, hotpluggable or not first',
  why: 'QEMU boots the guest on vCPU 0: it is there from the start, cannot be taken away and, when vCPUs have an order, comes first.',
  remedy: "Write <vcpu id='0' enabled='yes' hotpluggable='no' order='1'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainDefVcpusPostParse', text: "vcpu 0 can't be offline" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainDefVcpusPostParse', text: "vcpu0 can't be hotpluggable" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainDefVcpusPostParse', text: 'vcpu0 must be enabled first' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/vcpus'],
  *check(vcpus, { domain }) {
    const states = individualVcpus(domain);
    if (states.length === 0) return;
    const zero = states.filter((v) => v.id === 0).at(-1);
    if (!zero) yield { at: vcpus, message: 'vCPU 0 is not listed, so it counts as offline.' };
    else if (!zero.enabled) yield { at: attribute(zero.element, 'enabled') ?? zero.element, message: 'vCPU 0 cannot be offline.', fixes: [offeredFix("Write enabled='yes' and hotpluggable='no'", setAttribute(zero.element, 'enabled', 'yes'), setAttribute(zero.element, 'hotpluggable', 'no'))] };
    else if (zero.hotpluggable) yield { at: attribute(zero.element, 'hotpluggable')!, message: 'vCPU 0 cannot be hotpluggable.', fixes: [offeredFix("Write hotpluggable='no'", setAttribute(zero.element, 'hotpluggable', 'no'))] };
    else if (zero.order > 1) yield { at: attribute(zero.element, 'order')!, message: `vCPU 0 comes first, so its order is 1, not ${zero.order}.`, fixes: [offeredFix("Write order='1'", setAttribute(zero.element, 'order', '1'))] };
  },
  bad: [
    "<vcpu>2</vcpu><vcpus><vcpu id='0' «enabled='no'» hotpluggable='yes'/><vcpu id='1' enabled='yes' hotpluggable='no'/></vcpus>",
    "<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='yes' «hotpluggable='yes'»/><vcpu id='1' enabled='yes' hotpluggable='yes'/></vcpus>",
    "<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no' «order='2'»/><vcpu id='1' enabled='yes' hotpluggable='no' order='1'/></vcpus>",
    "<vcpu>2</vcpu>«<vcpus>»<vcpu id='1' enabled='yes' hotpluggable='no'/></vcpus>",
  ],
  good: ["<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no' order='1'/><vcpu id='1' enabled='yes' hotpluggable='no' order='2'/></vcpus>"],
});
