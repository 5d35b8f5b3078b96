import { guestOf } from '../../schema/domain/example-domains.ts';
import { attribute, descend } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const guest = (ioapic: string): string => guestOf('x86_64', 'q35', `<features><ioapic ${ioapic}/></features><devices><iommu model='intel'><driver intremap='on'/></iommu></devices>`);

export default defineRule({
  id: 'intremap-needs-split-ioapic',
  profile: 'libvirt',
  severity: 'error',
  title: 'Interrupt remapping with the I/O APIC in KVM',
  why: "The IOMMU that remaps interrupts lives in QEMU, so the I/O APIC has to live there as well (a split I/O APIC).",
  remedy: "Write <ioapic driver='qemu'/>.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefIOMMUValidate', text: "IOMMU interrupt remapping requires split I/O APIC (ioapic driver='qemu')" }],
  visits: ['domain/features/ioapic'],
  *check(ioapic, { domain }) {
    const driver = attribute(ioapic, 'driver');
    const intremap = attribute(descend(domain, 'devices', 'iommu', 'driver'), 'intremap');
    if (driver?.value !== 'kvm' || intremap?.value !== 'on') return;
    yield { at: driver, message: 'The IOMMU remaps interrupts, which needs the I/O APIC in QEMU, not in KVM.', evidence: [{ at: intremap, message: 'Remapping is switched on here.' }], fixes: [offeredFix("Say driver='qemu'", setAttribute(ioapic, 'driver', 'qemu'))] };
  },
  bad: [guest("«driver='kvm'»")],
  good: [guest("driver='qemu'")],
});
