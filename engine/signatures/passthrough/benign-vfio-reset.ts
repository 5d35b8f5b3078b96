import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-vfio-reset',
  category: 'passthrough',
  severity: 'benign',
  title: 'A device was reset',
  match: ['vfio-pci {device:path} resetting', 'vfio-pci {device:path} reset done', 'vfio-pci {device:path} enabling device'],
  message: 'A reset of the passed device started and finished.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, drivers/pci/pci.c and drivers/vfio/pci', text: 'resetting' },
  samples: ['[  88.1] vfio-pci 0000:0e:00.0: resetting', '[  88.3] vfio-pci 0000:0e:00.0: reset done'],
  nearMisses: ['Unable to reset PCI device 0000:0e:00.0: no FLR, PM reset or bus reset available', 'vfio-pci 0000:0e:00.0: not ready 1023ms after FLR; waiting'],
});
