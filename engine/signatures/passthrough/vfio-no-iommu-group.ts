import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-no-iommu-group',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The device has no IOMMU group',
  match: ['no iommu_group found', 'Failed to find iommu group sysfs path', "Device {device:path} iommu_group file {file:path} is not a symlink", 'iommu_group: No such file or directory', 'no IOMMU found for {device:path}', 'does not have an IOMMU group', 'error no iommu_group for device'],
  message: 'The device belongs to no IOMMU group, so VFIO cannot isolate it.',
  why: 'VT-d or AMD-Vi is off in the firmware or on the kernel command line, or an outer hypervisor offers no virtual IOMMU.',
  remedy: 'Enable VT-d or AMD-Vi in the firmware; on Intel add intel_iommu=on. In a VM give it a virtual IOMMU.',
  checks: [{ command: 'ls /sys/kernel/iommu_groups' }, { command: 'journalctl -k -g "DMAR|AMD-Vi|iommu"' }, { command: 'virt-host-validate qemu' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/vfio/pci.c vfio_realize (vfio_device_get_groupid); libvirt src/util/virpci.c', text: 'no iommu_group found' },
  samples: ['qemu-system-x86_64: -device vfio-pci,host=0000:05:00.0: vfio 0000:05:00.0: no iommu_group found: No such file or directory', "vfio: error no iommu_group for device"],
  nearMisses: ['pci 0000:05:00.0: Adding to iommu group 14', 'vfio 0000:05:00.0: group 14 is not viable'],
});
