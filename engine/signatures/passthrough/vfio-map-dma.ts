import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-map-dma',
  category: 'passthrough',
  severity: 'fatal',
  title: 'Guest memory could not be mapped for the device',
  match: ['memory listener initialization failed', '(VFIO_MAP_DMA|IOMMU_IOAS_MAP) failed: {error}', 'vfio_(container_|)dma_map\\({args}\\) = -{errno:number} ', "can't map guest IOVA region"],
  unless: ['Cannot allocate memory', '= -12', 'pci p2p may not work'],
  message: 'VFIO could not map the memory of the VM for the passed device.',
  why: 'The error code tells: an address beyond what the IOMMU can reach, a reserved region (RMRR, MSI window) in the way, or guest memory that cannot be pinned, such as some device memory.',
  remedy: "Look at the region that is named. For addresses beyond the IOMMU's width limit the guest's physical bits (<maxphysaddr>); keep shared or device-backed memory out of the VM; update firmware for reserved regions.",
  checks: [{ command: 'journalctl -k -g "vfio|DMAR|AMD-Vi"' }, { command: 'cat /sys/kernel/iommu_groups/*/reserved_regions' }, { command: 'prlimit -p PID --memlock' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  yieldsTo: ['vfio-memlock', 'vfio-map-dma-enomem', 'up-rmrr'],
  witness: { source: 'QEMU 7.2 and 10.0, hw/vfio/common.c vfio_connect_container and vfio_dma_map', text: 'memory listener initialization failed: ' },
  samples: ['qemu-system-x86_64: -device vfio-pci,host=0000:41:00.0: vfio 0000:41:00.0: failed to setup container for group 40: memory listener initialization failed: Region mem0: vfio_dma_map(0x5599, 0x100000000, 0x80000000, 0x7fa0) = -22 (Invalid argument)', 'qemu-kvm: VFIO_MAP_DMA failed: Invalid argument'],
  nearMisses: ['qemu-kvm: VFIO_MAP_DMA failed: Cannot allocate memory', 'warning: failed to vfio_dma_map. pci p2p may not work'],
});
