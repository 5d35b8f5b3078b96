import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-set-iommu-eio',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The device group could not be attached to its IOMMU domain',
  match: ['(failed|Failed) to set iommu for container: {error}', '(failed|Failed) to set group container: {error}', 'Failed to add group to VFIO container', 'error bind device fd={fd:number} to iommufd={iommufd:number}', '[iommufd={iommufd:number}] error attach {device:path}', 'No available IOMMU models'],
  message: 'VFIO could not attach the group of the device.',
  why: 'The IOMMU driver or the vendor driver of a mediated device refused: reserved regions, a bad state, or an unsupported platform.',
  remedy: 'Read the kernel log of the same second: RMRR, interrupt remapping, or the vendor driver of the mdev parent.',
  checks: [{ command: 'journalctl -k -g "vfio|iommu|DMAR|AMD-Vi|nvidia"' }, { command: 'mdevctl list' }],
  xml: [{ path: 'devices/hostdev/source/address' }, { path: 'devices/hostdev' }],
  yieldsTo: ['vgpu-start-failed', 'up-rmrr', 'up-intremap'],
  witness: { source: 'QEMU 7.2 and 10.0, hw/vfio/common.c (container.c) vfio_init_container; hw/vfio/iommufd.c', text: 'Failed to set iommu for container' },
  samples: ['qemu-kvm: -device vfio-pci,sysfsdev=/sys/bus/mdev/devices/aa: vfio aa: failed to setup container for group 44: Failed to set iommu for container: Input/output error', 'qemu-system-x86_64: vfio: failed to set iommu for container: Operation not permitted'],
  nearMisses: ['vfio 0000:03:00.0: failed to setup container for group 21: memory listener initialization failed', 'IOMMU enabled'],
});
