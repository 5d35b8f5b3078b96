import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-vfio-flr',
  category: 'passthrough',
  severity: 'benign',
  title: 'The device is ready after its reset',
  match: [': ready {ms:number}ms after (FLR|bus reset|resume|reset)', ': ready {ms:number}ms after '],
  message: 'The device answers again after its function-level reset.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, drivers/pci/pci.c pci_dev_wait', text: 'ready %dms after %s' },
  samples: ['[  82.5] vfio-pci 0000:05:00.0: ready 2047ms after FLR', 'kernel: vfio-pci 0000:0d:00.0: ready 1023ms after bus reset'],
  nearMisses: ['vfio-pci 0000:05:00.0: not ready 2047ms after FLR; waiting', 'vfio-pci 0000:05:00.0: not ready 65535ms after FLR; giving up'],
});
