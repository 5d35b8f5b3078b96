import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-intremap',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The platform has no interrupt remapping',
  match: ['No interrupt remapping support', 'No interrupt remapping for this platform', 'allow_unsafe_interrupts', 'interrupt remapping is not supported on this platform'],
  unless: ['options vfio_iommu_type1', 'allow_unsafe_interrupts=1'],
  message: 'Without interrupt remapping the kernel will not pass PCI devices safely.',
  why: 'A device could send forged interrupts to the host; VFIO wants hardware that prevents it.',
  remedy: 'Enable x2APIC or interrupt remapping in the firmware, or update it. allow_unsafe_interrupts=1 works, but only for guests you trust fully.',
  checks: [{ command: 'journalctl -k -g "remapping|x2apic"' }],
  xml: [{ path: "devices/hostdev[@type='pci']" }, { path: 'devices/hostdev' }],
  witness: { source: 'Linux, drivers/vfio/vfio_iommu_type1.c vfio_iommu_type1_attach_group', text: "%s: No interrupt remapping support.  Use the module param \\\"allow_unsafe_interrupts\\\" to enable VFIO IOMMU support on this platform" },
  samples: ['[   33.3] vfio_iommu_type1_attach_group: No interrupt remapping support.  Use the module param "allow_unsafe_interrupts" to enable VFIO IOMMU support on this platform', 'kernel: vfio_iommu_type1_attach_group: No interrupt remapping for this platform.'],
  nearMisses: ['[    0.3] AMD-Vi: Interrupt remapping enabled', 'DMAR-IR: Enabled IRQ remapping in x2apic mode'],
});
