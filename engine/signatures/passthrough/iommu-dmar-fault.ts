import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'iommu-dmar-fault',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The Intel IOMMU blocked a device',
  match: ['DMAR: [DMA (Read|Write)] Request device', 'DMAR: [DMA (Read|Write) NO_PASID] Request device', 'DMAR: [DMA (Read|Write) PASID {pasid:hex}] Request device', 'DMAR: DRHD: handling fault status', 'DMAR:[DMA (Read|Write)] Request device', 'DMAR:[DMA (Read|Write)] Request Device', '(dmar|DMAR): [INTR-REMAP] Request device'],
  unless: ['NO_PASID] Request device [0x00:0x02.0]', 'NO_PASID] Request device [00:02.0]'],
  message: 'A device made a DMA access that the IOMMU does not allow.',
  why: 'A device is driven by the host while it is assigned, its driver or firmware uses memory that nobody mapped (RMRR), or it was reset badly.',
  remedy: 'Check that the device is bound to vfio-pci and to nothing else, update the firmware, and look whether it has reserved memory. Do not switch the IOMMU off to silence it.',
  checks: [{ command: 'journalctl -k -g DMAR' }, { command: 'lspci -nnk -s BDF' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  yieldsTo: ['iommu-dmar-boot-gpu', 'up-rmrr'],
  witness: { source: 'Linux, drivers/iommu/intel/dmar.c dmar_fault_do_one', text: '[%s PASID 0x%x] Request device [%02x:%02x.%d] fault addr 0x%llx [fault reason 0x%02x] %s' },
  samples: ['[  400.1] DMAR: [DMA Write NO_PASID] Request device [0x03:0x00.0] fault addr 0xdeadb000 [fault reason 0x05] PTE Write access is not set', '[  400.0] DMAR: DRHD: handling fault status reg 2'],
  nearMisses: ['[    0.9] DMAR: [DMA Read NO_PASID] Request device [0x00:0x02.0] fault addr 0x7c000000 [fault reason 0x06] PTE Read access is not set', '[    0.1] DMAR: IOMMU enabled'],
});
