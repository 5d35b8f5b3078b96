import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-group-not-viable',
  category: 'passthrough',
  severity: 'fatal',
  title: 'Other devices of the IOMMU group are still used by the host',
  match: [
    'group {group:number} is not viable',
    'ensure all devices within the iommu_group are bound to their vfio bus driver',
    'vfio: failed to get group {group:number}',
    'VFIO group is not viable',
    'failed to get group {group:number}$',
  ],
  message: 'The IOMMU group of the device is not free: another device in it still belongs to a host driver.',
  why: 'A group can only be given away whole, because its members can reach each other without the IOMMU seeing it.',
  remedy: 'Bind every endpoint of the group to vfio-pci (bridges may stay) or pass them all; else use a slot with a group of its own, or hardware with ACS. The ACS override patch removes the isolation that the group stands for.',
  checks: [{ command: 'find /sys/kernel/iommu_groups -type l', look: 'what shares the group' }, { command: 'lspci -nnk -s BDF', look: 'Kernel driver in use' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/vfio/common.c (container.c) vfio_get_group', text: 'group %d is not viable' },
  samples: [
    'qemu-system-x86_64: -device vfio-pci,host=0000:03:00.0,id=hostdev1: vfio 0000:03:00.0: group 21 is not viable\nPlease ensure all devices within the iommu_group are bound to their vfio bus driver.',
    'error: internal error: qemu unexpectedly closed the monitor: vfio: error, group 5 is not viable, please ensure all devices within the iommu_group are bound to their vfio bus driver.',
  ],
  nearMisses: ['vfio 0000:03:00.0: failed to setup container for group 21: memory listener initialization failed', 'pci 0000:03:00.0: Adding to iommu group 21'],
});
