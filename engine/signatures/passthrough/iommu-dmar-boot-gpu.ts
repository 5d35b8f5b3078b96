import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'iommu-dmar-boot-gpu',
  category: 'passthrough',
  severity: 'degraded',
  title: 'The integrated GPU caused an IOMMU fault at boot',
  match: ['DMAR: [DMA (Read|Write) NO_PASID] Request device [(0x00:0x|00:)02.0]'],
  message: 'The integrated GPU read memory that the IOMMU had not mapped yet.',
  why: 'The firmware left the display engine running when the kernel switched the IOMMU on; it stops once i915 takes over.',
  remedy: 'Usually harmless. Update the firmware; only if the display fails test iommu=pt or intel_iommu=on,igfx_off.',
  checks: [{ command: 'journalctl -k -g DMAR' }, { command: 'cat /proc/cmdline' }],
  witness: { source: 'Linux, drivers/iommu/intel/dmar.c dmar_fault_do_one', text: '[%s NO_PASID] Request device [0x%02x:0x%02x.%d]' },
  samples: ['[    0.95] DMAR: [DMA Read NO_PASID] Request device [0x00:0x02.0] fault addr 0x9b000000 [fault reason 0x06] PTE Read access is not set', 'kernel: DMAR: [DMA Write NO_PASID] Request device [00:02.0] fault addr 0x9b000000 [fault reason 0x05] PTE Write access is not set'],
  nearMisses: ['[  400.1] DMAR: [DMA Write NO_PASID] Request device [0x03:0x00.0] fault addr 0x0 [fault reason 0x02] Present bit in context entry is clear', 'DMAR: IOMMU enabled'],
});
