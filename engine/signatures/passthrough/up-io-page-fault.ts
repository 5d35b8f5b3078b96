import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-io-page-fault',
  category: 'passthrough',
  severity: 'degraded',
  title: 'The AMD IOMMU blocked a device',
  match: ['AMD-Vi: Event logged [IO_PAGE_FAULT', 'AMD-Vi: Event logged [(DEV_TAB_HARDWARE_ERROR|PAGE_TAB_HARDWARE_ERROR|ILLEGAL_DEV_TABLE_ENTRY|IOTLB_INV_TIMEOUT|COMMAND_HARDWARE_ERROR|INVALID_DEVICE_REQUEST)', 'AMD-Vi: Completion-Wait loop timed out', '[IO_PAGE_FAULT device='],
  message: 'A device made a DMA access that the AMD IOMMU does not allow, or did not answer it.',
  why: 'A device is used by the host while assigned, uses unmapped memory, or hangs after a failed reset.',
  remedy: 'Check the driver binding and the reset of the device, update the firmware; iommu=pt helps for devices of the host.',
  checks: [{ command: 'journalctl -k -g AMD-Vi' }, { command: 'lspci -nnk -s BDF' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  witness: { source: 'Linux, drivers/iommu/amd/iommu.c amd_iommu_report_page_fault and iommu_print_event', text: 'Event logged [IO_PAGE_FAULT device=%04x:%02x:%02x.%x domain=0x%04x address=0x%llx flags=0x%04x]' },
  samples: ['[  90.9] vfio-pci 0000:0a:00.0: AMD-Vi: Event logged [IO_PAGE_FAULT domain=0x000f address=0xfe000000 flags=0x0000]', 'kernel: AMD-Vi: Completion-Wait loop timed out'],
  nearMisses: ['[    0.3] AMD-Vi: IOMMU performance counters supported', 'AMD-Vi: Interrupt remapping enabled'],
});
