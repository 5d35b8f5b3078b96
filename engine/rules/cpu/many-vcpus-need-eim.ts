import { isAtLeast, isOlder } from '../../core/version.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine, isX86 } from '../../schema/domain/machine.ts';
import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { attribute, child, descend, textSpan } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

/** More have APIC ids that need more than 8 bits. */
const WITHOUT_EIM = 255;

export default defineRule({
  id: 'many-vcpus-need-eim',
  profile: 'libvirt',
  severity: 'error',
  title: 'More than 255 vCPUs without q35 and an IOMMU',
  why: 'Interrupts reach vCPUs beyond the 255th only in extended interrupt mode, which the IOMMU of a q35 machine provides.',
  remedy: "Use a q35 machine with <iommu model='intel'><driver intremap='on' eim='on'/></iommu> and <ioapic driver='qemu'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainVCpuTopology', text: 'more than %1$d vCPUs are only supported on q35-based machine types' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainVCpuTopology', text: 'more than %1$d vCPUs require extended interrupt mode enabled on the iommu device' },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainVCpuTopology', text: 'Maximum CPUs greater than specified machine type limit %u' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/vcpu'],
  *check(vcpu, { text, domain, target }) {
    const most = maxVcpus(domain);
    if (most === undefined || most <= WITHOUT_EIM || !isX86(domain) || child(domain, 'vcpu') !== vcpu) return;
    const at = textSpan(vcpu, text);
    if (isMachine(domain, 'q35') === false) yield { at, message: `${most} vCPUs need a q35 machine; others have at most ${WITHOUT_EIM}.` };
    // Since 10.10.0 libvirt adds an IOMMU, or switches the mode on; from 12.2.0 on QEMU's I/O APIC will do.
    const eim = attribute(descend(domain, 'devices', 'iommu', 'driver'), 'eim');
    if (!eim && isOlder(target.libvirt, '10.10.0') && isMachine(domain, 'q35')) yield { at, message: `${most} vCPUs need an IOMMU with the extended interrupt mode, which libvirt ${target.libvirt} does not add by itself.` };
    else if (eim?.value === 'off' && !isAtLeast(target.libvirt, '12.2.0')) yield { at: eim, severity: target.libvirt === undefined ? 'warning' : 'error', fixes: [offeredFix("Write eim='on'", setAttribute(eim.owner, 'eim', 'on'))], message: `${most} vCPUs need the extended interrupt mode, which is off here.` };
  },
  bad: [guestOf('x86_64', 'pc-i440fx-7.0', '<vcpu>«300»</vcpu>'), { xml: guestOf('x86_64', 'q35', '<vcpu>«288»</vcpu>', 'qemu'), target: { libvirt: '9.0.0' } }, guestOf('x86_64', 'q35', "<vcpu>288</vcpu><features><ioapic driver='qemu'/></features><devices><iommu model='intel'><driver intremap='on' «eim='off'»/></iommu></devices>", 'qemu')],
  good: [{ xml: guestOf('x86_64', 'q35', '<vcpu>288</vcpu>', 'qemu'), target: { libvirt: '10.10.0' } }, guestOf('x86_64', 'q35', "<vcpu>288</vcpu><features><ioapic driver='qemu'/></features><devices><iommu model='intel'><driver intremap='on' eim='on'/></iommu></devices>", 'qemu'), guestOf('x86_64', 'q35', '<vcpu>255</vcpu>')],
});
