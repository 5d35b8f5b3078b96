import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-map-dma-enomem',
  category: 'passthrough',
  severity: 'fatal',
  title: 'Memory could not be locked for DMA',
  match: ['possibly running out of DMA mappings', 'VFIO_MAP_DMA failed: Cannot allocate memory', 'vfio_dma_map\\({args}\\) = -12', 'vfio_container_dma_map\\({args}\\) = -12', 'IOMMU_IOAS_MAP failed: Cannot allocate memory', 'memory listener initialization failed…Cannot allocate memory'],
  message: 'The kernel refused to lock guest memory for the device: out of lockable memory.',
  why: 'VFIO pins all guest RAM; the limit of locked memory (or free RAM) is smaller than that.',
  remedy: 'Raise memlock for QEMU (ulimit -l, LimitMEMLOCK=) or set memtune <hard_limit> to guest RAM plus about 1 GiB; check that the host has that much free.',
  checks: [{ command: 'journalctl -k -g MEMLOCK' }, { command: 'ulimit -l' }, { command: 'free -m' }],
  xml: [{ path: 'memtune/hard_limit' }, { path: 'devices/hostdev' }],
  yieldsTo: ['vfio-memlock'],
  witness: { source: 'QEMU 7.2 and 10.0, hw/vfio/common.c (container.c) vfio_dma_map; QEMU 10.0 hw/vfio/common.c', text: 'VFIO_MAP_DMA failed: %s / %s: possibly running out of DMA mappings.' },
  samples: ["qemu-system-x86_64: warning: vfio_container_region_add: possibly running out of DMA mappings. E.g., try increasing the 'block-size' of virtio-mem devies.", 'qemu-system-x86_64: VFIO_MAP_DMA failed: Cannot allocate memory', 'qemu-kvm: vfio_dma_map(0x55d0c0, 0x0, 0x80000000, 0x7f0000000000) = -12 (Cannot allocate memory)'],
  nearMisses: ['qemu-system-x86_64: VFIO_MAP_DMA failed: Bad address', 'mmap failed: Cannot allocate memory'],
});
