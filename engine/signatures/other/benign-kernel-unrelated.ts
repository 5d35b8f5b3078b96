import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-kernel-unrelated',
  category: 'other',
  severity: 'benign',
  title: 'A kernel line without relation to virtualization',
  match: ['Unknown key (pressed|released) \\(translated set', 'PCI Interrupt Link [{link:word}] enabled at IRQ', 'perf: interrupt took too long', 'systemd{any:path} Configuration file {file:path} is marked executable'],
  message: 'The kernel speaks of something else.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, drivers/input/keyboard/atkbd.c and drivers/acpi/pci_link.c', text: 'Unknown key %s (%s set %d, code %#x on %s).' },
  samples: ['[ 80.1] atkbd serio0: Unknown key pressed (translated set 2, code 0xab on isa0060/serio0).', '[  1.8] ACPI: PCI Interrupt Link [LNKC] enabled at IRQ 11'],
  nearMisses: ['[ 1.8] kvm: disabled by bios', 'Unknown key'],
});
