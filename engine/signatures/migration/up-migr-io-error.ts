import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-migr-io-error',
  category: 'migration',
  severity: 'fatal',
  title: 'The VM has an I/O error and cannot be migrated',
  match: ['cannot migrate domain with I/O error'],
  message: 'A disk of the VM reports an I/O error, and the migration was asked to stop in that case.',
  why: 'Moving would not repair it, and writes may be pending.',
  remedy: 'Repair the storage (space, connection) and resume the VM; then migrate. Without --abort-on-error libvirt would try all the same.',
  checks: [{ command: 'virsh domblkerror VM' }, { command: 'virsh domstate VM --reason' }],
  xml: [{ path: 'devices/disk' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_migration.c', text: 'cannot migrate domain with I/O error' },
  samples: ['error: operation failed: cannot migrate domain with I/O error', 'error: Requested operation is not valid: cannot migrate domain with I/O error'],
  nearMisses: ['cannot migrate domain with 2 snapshots', 'I/O error'],
});
