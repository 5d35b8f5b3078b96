import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-rmrr',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The device has memory reserved by the firmware',
  match: ['Device is ineligible for IOMMU domain attach due to platform RMRR requirement', 'ineligible for IOMMU domain attach', 'due to platform RMRR'],
  message: 'The firmware reserved memory for the device (RMRR), so the kernel refuses to pass it.',
  why: 'Management hardware uses that memory behind the back of the system; a guest could break it.',
  remedy: 'Look for a firmware update or option (HP: exclude the slot from shared memory), or use another device or slot. Kernels patched to ignore RMRR give the protection up.',
  checks: [{ command: 'journalctl -k -g RMRR' }, { command: 'cat /sys/bus/pci/devices/BDF/iommu_group/reserved_regions' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  witness: { source: 'Linux, drivers/iommu/intel/iommu.c intel_iommu_attach_device', text: 'Device is ineligible for IOMMU domain attach due to platform RMRR requirement.  Contact your platform vendor.' },
  samples: ['[   70.7] vfio-pci 0000:04:00.0: Device is ineligible for IOMMU domain attach due to platform RMRR requirement.  Contact your platform vendor.', 'kernel: vfio-pci 0000:88:00.1: DMAR: Device is ineligible for IOMMU domain attach due to platform RMRR requirement.'],
  nearMisses: ['[    0.0] DMAR: RMRR base: 0x0000009d000000 end: 0x0000009f7fffff', 'vfio-pci 0000:04:00.0: enabling device'],
});
