import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-vfio-ecap',
  category: 'passthrough',
  severity: 'benign',
  title: 'vfio-pci hides a capability',
  match: ['vfio_ecap_init: hiding ecap {ecap:hex}', 'vfio_cap_init: hiding cap {cap:hex}', 'vfio_bar_restore: reset recovery - restoring BARs'],
  message: 'vfio-pci hides an extended capability from the guest; normal.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, drivers/vfio/pci/vfio_pci_config.c', text: '%s: hiding ecap %#x@%#x' },
  samples: ['[  61.1] vfio-pci 0000:0b:00.0: vfio_ecap_init: hiding ecap 0x19@0x900', '[  61.2] vfio-pci 0000:01:00.1: vfio_ecap_init: hiding ecap 0x1e@0x258'],
  nearMisses: ["vfio-pci 0000:0b:00.0: BAR 1: can't reserve [mem 0xe0000000-0xefffffff]", 'hiding'],
});
