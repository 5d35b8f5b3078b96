import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-pci-enum',
  category: 'other',
  severity: 'benign',
  title: 'PCI enumeration at boot',
  match: ['pci {device:path} PCI bridge to [bus', 'pci {device:path}  bridge window [', 'pci {device:path} bridge window [', 'pci {device:path} [{ids:word}] type {type:hex} class 0x', 'pci_bus {bus:path} resource {n:number} [', 'pci_bus {bus:path} root bus resource'],
  message: 'The kernel lists PCI devices.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, drivers/pci/probe.c and setup-bus.c', text: 'PCI bridge to %pR' },
  samples: ['[ 0.4] pci 0000:00:1c.0: PCI bridge to [bus 03]', '[ 0.4] pci 0000:00:1c.0:   bridge window [mem 0xfe600000-0xfe7fffff]'],
  nearMisses: ["vfio-pci 0000:0c:00.0: BAR 1: can't reserve [mem 0xe0000000-0xefffffff]", 'pci bridge'],
});
