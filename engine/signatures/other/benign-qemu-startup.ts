import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-qemu-startup',
  category: 'other',
  severity: 'benign',
  title: 'A VM starts',
  match: [': starting up libvirt version: {version:path}', '^LC_ALL=C ', '^PATH=/(usr|bin|sbin|opt|nix){path:path} ', '^XDG_(DATA|CACHE|CONFIG)_HOME=', '^QEMU_AUDIO_DRV=', '^HOME=/var/lib/libvirt/qemu/'],
  message: 'The domain log begins with versions and environment.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_process.c / qemu_log…', text: 'starting up libvirt version: %s' },
  samples: ['2025-01-01 00:00:00.000+0000: starting up libvirt version: 11.3.0, qemu version: 10.0.0, kernel: 6.12, hostname: a', '2024-01-01 00:00:00.000+0000: starting up libvirt version: 9.0.0, package: 9.0.0-4, qemu version: 7.2.0'],
  nearMisses: ['2025-01-01 00:00:00.000+0000: shutting down, reason=failed', 'starting up'],
});
