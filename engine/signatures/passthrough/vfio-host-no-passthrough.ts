import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-host-no-passthrough',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The host cannot pass PCI devices',
  match: ['IOMMUFD is not supported by host kernel', 'annot open IOMMUFD device', "host doesn't support passthrough of host PCI devices", "host doesn't support (VFIO|legacy) PCI passthrough", 'VFIO (PCI |)device assignment is (currently |)not (supported|available)', "VFIO device assignment is not available on this platform"],
  message: 'libvirt sees no VFIO with IOMMU on this host, so no PCI device can be passed.',
  why: 'VT-d or AMD-Vi is off (firmware or kernel command line), or vfio is not loaded.',
  remedy: 'Enable VT-d or AMD-Vi in the firmware; on Intel boot with intel_iommu=on; load vfio-pci.',
  checks: [{ command: 'virt-host-validate qemu' }, { command: 'ls /sys/kernel/iommu_groups', look: 'at least one group' }, { command: 'modprobe vfio-pci', changes: true }],
  xml: [{ path: "devices/hostdev[@type='pci']" }, { path: 'devices/hostdev' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_domain.c (qemu_hostdev.c) qemuHostdevPreparePCIDevicesCheckSupport; libvirt 12.8 libvirt_driver_qemu.so', text: "host doesn't support passthrough of host PCI devices / IOMMUFD is not supported by host kernel" },
  samples: ['error: unsupported configuration: IOMMUFD is not supported by host kernel', "error: unsupported configuration: host doesn't support passthrough of host PCI devices", "2025-03-01 00:00:00.000+0000: 1: error : qemuDomainPrepareHostdevPCI:9939 : unsupported configuration: host doesn't support VFIO PCI passthrough"],
  nearMisses: ["host doesn't support invariant TSC", 'Mediated host device assignment requires VFIO support'],
});
