import { individualVcpus, maxVcpus } from '../../schema/domain/vcpus.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'vcpu-order',
  profile: 'libvirt',
  severity: 'error',
  title: 'An order of vCPUs that QEMU cannot follow',
  why: 'Either all enabled vCPUs have an order or none. Those that cannot be unplugged exist when QEMU starts, so they have lower ids than the hotpluggable ones and their order grows with the id.',
  remedy: 'List the vCPUs that are not hotpluggable first, with ascending order, and give every enabled vCPU an order or none.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainDefVcpusPostParse', text: 'all vcpus must have either set or unset order' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainDefVcpusPostParse', text: 'online non-hotpluggable vcpus need to be ordered prior to hotpluggable vcpus' },
    { source: 'libvirt 9.0.0 src/qemu/qemu_domain.c qemuDomainDefVcpusPostParse', text: 'online non-hotpluggable vcpus need to be ordered prior to hotplugable vcpus' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainDefVcpusPostParse', text: 'online non-hotpluggable vcpus must be ordered in ascending order' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/vcpus'],
  *check(_vcpus, { domain }) {
    const most = maxVcpus(domain);
    const byId = new Map(individualVcpus(domain).map((v) => [v.id, v]));
    const zero = byId.get(0);
    if (most === undefined || !zero?.enabled) return;
    const hasOrder = zero.order !== 0;
    for (let id = 1; id < most; id++) {
      const [own, before] = [byId.get(id), byId.get(id - 1)];
      if (!own) continue;
      const at = attribute(own.element, 'order') ?? own.element;
      if (own.enabled && (own.order !== 0) !== hasOrder) return yield { at, message: `vCPU ${id} has ${own.order === 0 ? 'no' : 'an'} order, but vCPU 0 has ${hasOrder ? 'one' : 'none'}.` };
      // What is not written is filled in only after this check.
      if (own.hotpluggable !== false) continue;
      if (before?.hotpluggable === true) return yield { at: own.element, message: `vCPU ${id} is not hotpluggable, but vCPU ${id - 1} before it is.` };
      if ((before?.order ?? 0) > own.order) return yield { at, message: `vCPU ${id} has the order ${own.order}, lower than that of vCPU ${id - 1}.` };
    }
  },
  bad: [
    "<vcpu>3</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no' order='1'/>«<vcpu id='1' enabled='yes' hotpluggable='no'/>»<vcpu id='2' enabled='no' hotpluggable='yes'/></vcpus>",
    "<vcpu>3</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no' order='1'/><vcpu id='1' enabled='yes' hotpluggable='yes' order='3'/>«<vcpu id='2' enabled='yes' hotpluggable='no' order='2'/>»</vcpus>",
    "<vcpu>3</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no' order='1'/><vcpu id='1' enabled='yes' hotpluggable='no' order='3'/><vcpu id='2' enabled='yes' hotpluggable='no' «order='2'»/></vcpus>",
  ],
  good: ["<vcpu>3</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no' order='1'/><vcpu id='1' enabled='yes' hotpluggable='no' order='2'/><vcpu id='2' enabled='no' hotpluggable='yes'/></vcpus>", "<vcpu>3</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no' order='1'/><vcpu id='2' enabled='yes' hotpluggable='no' order='2'/></vcpus>"],
});
