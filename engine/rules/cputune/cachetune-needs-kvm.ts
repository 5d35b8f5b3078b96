import { tunes } from '../../schema/domain/resctrl.ts';
import { attribute, children } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const guest = (type: string, cputune: string): string => `<domain type='${type}'><name>example</name><memory unit='GiB'>1</memory><vcpu>2</vcpu><os><type arch='x86_64' machine='q35'>hvm</type></os><cputune>${cputune}</cputune></domain>`;

export default defineRule({
  id: 'cachetune-needs-kvm',
  profile: 'libvirt',
  severity: 'error',
  title: 'Cache or bandwidth allocation in an emulated domain',
  why: 'Allocations belong to vCPU threads; only with KVM does each vCPU have a thread of its own for sure.',
  remedy: "Write type='kvm', or remove cachetune and memorytune.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: 'cachetune is only supported for KVM domains' }],
  drivers: ['qemu', 'hvf'],
  visits: ['domain/cputune'],
  *check(cputune, { domain, text: source }) {
    const [first] = (['cachetune', 'memorytune', 'energytune'] as const).flatMap((name) => tunes(cputune, name, domain)).filter((t) => children(t.element).length > 0);
    if (first) yield { at: first.element, message: `<${first.element.name}> needs a domain of type='kvm'.`, evidence: [{ at: attribute(domain, 'type')!, message: 'The domain is emulated.' }], fixes: [offeredFix(`Remove <${first.element.name}>`, removeElement(source, first.element))] };
  },
  bad: [guest('qemu', "«<cachetune vcpus='0-1'>»<cache id='0' level='3' type='both' size='3' unit='MiB'/></cachetune>"), guest('qemu', "«<energytune vcpus='0'>»<monitor vcpus='0'/></energytune>")],
  good: [guest('kvm', "<energytune vcpus='0'><monitor vcpus='0'/></energytune>"), guest('kvm', "<cachetune vcpus='0-1'><cache id='0' level='3' type='both' size='3' unit='MiB'/></cachetune>"), guest('qemu', "<cachetune vcpus='0-1'/>")],
});
