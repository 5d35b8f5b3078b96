import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-migr-same-host',
  category: 'migration',
  severity: 'fatal',
  title: 'Source and target seem to be the same host',
  match: ['Attempt to migrate guest to the same host'],
  message: 'libvirt thinks that the VM should be migrated to the host it runs on.',
  why: 'Both hosts report the same host UUID – cloned machines and some boards share the one of the firmware – or the URI leads back here.',
  remedy: 'Set a host_uuid of its own in libvirtd.conf (virtqemud.conf) on one host and restart the daemon; check the URI.',
  checks: [{ command: 'virsh capabilities --xpath //host/uuid', look: 'on both hosts' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_migration_cookie.c', text: 'Attempt to migrate guest to the same host %1$s' },
  samples: ['error: internal error: Attempt to migrate guest to the same host 4c4c4544-0000-1111-8222-333333333333', 'error: internal error: Attempt to migrate guest to the same host node3'],
  nearMisses: ['hostname on destination resolved to localhost', 'migrate guest'],
});
