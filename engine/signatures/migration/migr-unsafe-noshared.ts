import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-unsafe-noshared',
  category: 'migration',
  severity: 'fatal',
  title: 'Migration without shared storage refused',
  match: ['Migration without shared storage is unsafe'],
  message: 'libvirt refuses the migration: a disk of the VM lies on storage that both hosts do not share.',
  why: 'Only memory and devices move; the target would open another file of the same name, or none.',
  remedy: 'Use --copy-storage-all (or shared storage). --unsafe is right only when you know that the storage is shared and coherent.',
  checks: [{ command: 'findmnt -T PATH', look: 'on both hosts' }],
  xml: [{ path: 'devices/disk/source' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_migration.c qemuMigrationSrcIsSafe', text: 'Migration without shared storage is unsafe' },
  samples: ['error: Unsafe migration: Migration without shared storage is unsafe', '2025-01-01 00:00:00.000+0000: 5: error : qemuMigrationSrcIsSafe:1700 : Unsafe migration: Migration without shared storage is unsafe'],
  nearMisses: ['Migration may lead to data corruption if disks use cache other than none', 'shared storage is safe'],
});
