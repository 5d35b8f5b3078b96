import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-acpi-dsm',
  category: 'other',
  severity: 'benign',
  title: 'A type remark of ACPI',
  match: ['ACPI Warning: {path:path} Argument #{n:number} type mismatch', '._DSM: Argument #{n:number} type mismatch'],
  message: 'The firmware gave a _DSM call another type than the standard says; without effect on VMs.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux ACPICA, nsarguments.c', text: 'type mismatch - Found [%s], ACPI requires [%s]' },
  samples: ['ACPI Warning: \\\\_SB.PCI0.GPP8.NVME._DSM: Argument #4 type mismatch - Found [Buffer], ACPI requires [Package]', 'kernel: ACPI Warning: \\\\_SB.PCI0.PEG0._DSM: Argument #4 type mismatch - Found [Buffer]'],
  nearMisses: ['ACPI Error: AE_NOT_FOUND', 'ACPI Warning'],
});
