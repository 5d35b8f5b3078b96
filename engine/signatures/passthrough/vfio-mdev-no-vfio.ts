import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-mdev-no-vfio',
  category: 'passthrough',
  severity: 'fatal',
  title: 'Mediated devices need VFIO',
  match: ['Mediated host device assignment requires VFIO support', 'mediated devices are not supported'],
  message: 'The VM has a mediated device, but the host offers no VFIO.',
  why: 'No IOMMU group is there, so libvirt takes VFIO as unusable.',
  remedy: 'Load vfio and vfio_mdev (mdev), enable the IOMMU, and check that the parent device offers mdev types.',
  checks: [{ command: 'ls /sys/class/mdev_bus /sys/kernel/iommu_groups' }, { command: 'lsmod', look: 'vfio, mdev' }],
  xml: [{ path: "devices/hostdev[@type='mdev']" }, { path: 'devices/hostdev' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/hypervisor/virhostdev.c (qemu_hostdev.c) qemuHostdevPrepareMediatedDevices', text: 'Mediated host device assignment requires VFIO support' },
  samples: ['error: unsupported configuration: Mediated host device assignment requires VFIO support', 'libvirt.libvirtError: unsupported configuration: Mediated host device assignment requires VFIO support'],
  nearMisses: ["host doesn't support passthrough of host PCI devices", 'Mediated device created'],
});
