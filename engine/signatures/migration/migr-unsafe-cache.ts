import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-unsafe-cache',
  category: 'migration',
  severity: 'fatal',
  title: 'Live migration refused because of the disk cache mode',
  match: ['Migration may lead to data corruption if disks use cache'],
  message: 'libvirt refuses the migration: a disk has a cache mode that could lose or mix data.',
  why: "With the host's page cache on both sides the target may read stale data; only none and directsync (or a QEMU that drops caches) are safe.",
  remedy: "Set cache='none' on the disks with the VM off, then migrate. --unsafe skips the check and risks the data.",
  checks: [{ command: 'virsh dumpxml VM --xpath //disk/driver' }],
  xml: [{ path: 'devices/disk/driver/@cache' }, { path: 'devices/disk' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_migration.c qemuMigrationSrcIsSafe', text: 'Migration may lead to data corruption if disks use cache other than none or directsync' },
  samples: ['error: Unsafe migration: Migration may lead to data corruption if disks use cache other than none or directsync', 'libvirt.libvirtError: Unsafe migration: Migration may lead to data corruption if disks use cache != none or cache != directsync'],
  nearMisses: ['error: Unsafe migration: Migration without shared storage is unsafe', 'cache mode none'],
});
