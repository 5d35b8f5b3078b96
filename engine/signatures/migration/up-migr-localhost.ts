import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-migr-localhost',
  category: 'migration',
  severity: 'fatal',
  title: 'The migration target calls itself localhost',
  match: ['hostname on destination resolved to localhost, but migration requires an FQDN'],
  message: 'The target gives localhost as its name, so the source would connect to itself.',
  why: 'Its host name stands beside 127.0.0.1 in /etc/hosts or is not set.',
  remedy: 'Give the target a proper name with a real address, or pass --migrateuri tcp://ADDRESS.',
  checks: [{ command: 'hostname -f', look: 'on the target' }, { command: 'getent hosts $(hostname)' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_migration.c qemuMigrationDstPrepareDirect', text: 'hostname on destination resolved to localhost, but migration requires an FQDN' },
  samples: ['error: internal error: hostname on destination resolved to localhost, but migration requires an FQDN', 'libvirt.libvirtError: internal error: hostname on destination resolved to localhost, but migration requires an FQDN'],
  nearMisses: ["Unable to resolve address 'node9' service '49152'", 'localhost'],
});
