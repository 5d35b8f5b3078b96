import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-qemu-shutdown',
  category: 'other',
  severity: 'benign',
  title: 'A VM ends normally',
  match: ['shutting down, reason=(shutdown|destroyed|migrated|saved|daemon|from snapshot|from-snapshot)'],
  message: 'The VM was shut down, saved, moved or switched off on request.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_process.c qemuProcessStop', text: 'shutting down, reason=%s' },
  samples: ['2025-01-01 00:00:00.000+0000: shutting down, reason=destroyed', '2025-01-01 00:00:00.000+0000: shutting down, reason=migrated'],
  nearMisses: ['2025-01-01 00:00:00.000+0000: shutting down, reason=crashed', '2025-01-01 00:00:00.000+0000: shutting down, reason=failed'],
});
