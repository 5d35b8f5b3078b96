import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-vfio-bind',
  category: 'passthrough',
  severity: 'benign',
  title: 'The VFIO driver takes devices',
  match: ['vfio_pci: add [{ids}] class', 'VFIO - User Level meta-driver version', 'vfio-pci {device:path} vgaarb: (changed|deactivate|VGA decodes)'],
  message: 'The VFIO driver loads and takes a device id.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, drivers/vfio/vfio_main.c and drivers/vfio/pci/vfio_pci.c', text: 'VFIO - User Level meta-driver version: 0.3' },
  samples: ['[    9.9] vfio_pci: add [10de:1b80[ffffffff:ffffffff]] class 0x000000/00000000', '[    9.8] VFIO - User Level meta-driver version: 0.3'],
  nearMisses: ['vfio-pci: probe of 0000:00:1f.3 failed with error -22', 'VFIO_MAP_DMA failed: Invalid argument'],
});
