import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-ccp',
  category: 'hardware-virtualization',
  severity: 'benign',
  title: 'The AMD security processor started',
  match: ['ccp {bdf:path} (ccp|psp|sev|tee) enabled', 'ccp {bdf:path} no command queues available', 'ccp {bdf:path} SEV API:{api:path}'],
  message: 'The driver of the AMD security processor started.',
  why: 'Normal output at boot.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, drivers/crypto/ccp/sp-pci.c and psp-dev.c', text: 'enabled' },
  samples: ['[    5.5] ccp 0000:44:00.1: psp enabled', 'kernel: ccp 0000:04:00.2: sev enabled'],
  nearMisses: ['[   12.0] ccp 0000:22:00.1: SEV: failed to INIT error 0x1, rc -5', 'ccp 0000:02:00.2: psp: unable to access the device: you might be running a broken BIOS.'],
});
