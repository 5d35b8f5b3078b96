import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-vcpus-need-eim',
  category: 'configuration',
  severity: 'fatal',
  title: 'So many vCPUs need an IOMMU with extended interrupt mode',
  match: ['Interrupt Remapping cannot work with kernel-irqchip=on', 'eim=on cannot be selected without intremap=on', 'vCPUs are only supported on q35-based machine types', 'current -smp configuration requires kernel irqchip', 'more than {limit:number} vCPUs require extended interrupt mode', 'current -smp configuration requires …(Extended Interrupt Mode|extended interrupt mode|Extended)', 'require extended interrupt mode enabled on the iommu device'],
  message: 'The virtual IOMMU and the interrupt controller of the VM do not fit its number of vCPUs.',
  why: 'APIC ids beyond 255 only reach the guest through interrupt remapping with x2APIC.',
  remedy: "On q35 add <iommu model='intel'> with <driver intremap='on' eim='on'/> and <ioapic driver='qemu'/>, or lower <vcpu>.",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//iommu | //ioapic | //vcpu"' }],
  xml: [{ path: 'devices/iommu' }, { path: 'vcpu' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c; QEMU hw/i386/x86.c (x86-common.c); QEMU 10.0 and 7.2 hw/i386/x86-iommu.c, intel_iommu.c', text: "more than %1$d vCPUs require extended interrupt mode enabled on the iommu device / Interrupt Remapping cannot work with kernel-irqchip=on, please use 'split|off'." },
  samples: ["qemu-system-x86_64: -device intel-iommu,intremap=on: Interrupt Remapping cannot work with kernel-irqchip=on, please use 'split|off'.", 'error: unsupported configuration: more than 255 vCPUs require extended interrupt mode enabled on the iommu device', 'qemu-system-x86_64: current -smp configuration requires kernel irqchip and Extended Interrupt Mode'],
  nearMisses: ['Maximum CPUs greater than specified machine type limit 255', 'IOMMU eim requires interrupt remapping to be enabled'],
});
