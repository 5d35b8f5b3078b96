import { guestOf } from '../../schema/domain/example-domains.ts';
import { isX86, platformOf } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'feature-needs-x86',
  profile: 'libvirt',
  severity: 'error',
  title: 'An x86 feature in a guest of another architecture',
  why: 'The I/O APIC, paravirtual spinlocks and the end-of-interrupt setting of the APIC are parts of x86 machines.',
  remedy: 'Remove the element; it usually stems from a file that was written for x86.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: "The '%1$s' feature is not supported for architecture '%2$s' or machine type '%3$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: "The 'eoi' attribute of the '%1$s' feature is not supported for architecture '%2$s' or machine type '%3$s'" },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/features/ioapic', 'domain/features/pvspinlock', 'domain/features/apic'],
  *check(feature, { text, domain }) {
    const eoi = attribute(feature, 'eoi');
    const needed = feature.name === 'apic' ? eoi : feature.name === 'ioapic' ? attribute(feature, 'driver') : feature;
    if (!needed || isX86(domain) !== false) return;
    yield { at: feature.name === 'apic' ? eoi! : feature, message: `${feature.name === 'apic' ? 'eoi' : `<${feature.name}>`} is for x86 guests; this is ${platformOf(domain)}.`, fixes: [offeredFix(`Remove <${feature.name}>`, removeElement(text, feature))] };
  },
  bad: [guestOf('aarch64', 'virt', "<features>«<ioapic driver='qemu'/>»«<pvspinlock state='on'/>»</features>"), guestOf('s390x', 's390-ccw-virtio', "<features><apic «eoi='on'»/></features>")],
  good: [guestOf('x86_64', 'q35', "<features><ioapic driver='kvm'/><apic eoi='on'/></features>"), guestOf('aarch64', 'virt', '<features><apic/></features>')],
});
