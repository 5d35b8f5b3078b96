import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-nonmigratable',
  category: 'migration',
  severity: 'fatal',
  title: 'A device or feature of the VM forbids migration',
  match: [
    'vDPA devices cannot be migrated',
    'a slirp-helper cannot be migrated',
    'migration with (this |)virtiofs device is not supported',
    'migration with (transient disk|legacy shmem device) is not supported',
    "shmem device '{shmem:quoted}' cannot be migrated",
    'the running swtpm does not support migration with shared storage',
    'Multiple VFIO devices migration is supported only if',
    'cannot migrate a domain with <', 'cannot migrate domain: {why}', 'cannot migrate domain with {count:number} snapshots', 'cannot migrate this domain without dbus-vmstate support', "domain has 'invtsc' CPU feature but TSC frequency is not specified", 'domain has assigned non-USB host devices',
    'State blocked (by|due to) non-migratable', '(M|m)igration (is |)disabled(:| when| for)', 'Live migration disabled', 'flag prevents migration', 'VFIO migration is not supported', "VFIO device doesn't support migration", "Can't migrate (this|the) vm",
  ],
  message: 'Something in the VM cannot be moved while it runs.',
  why: 'Passed devices, some shared folders and memory, invariant TSC without a fixed rate and the like live on this host only.',
  remedy: 'Detach the device or drop the feature before the migration, or move the VM switched off (--offline).',
  checks: [{ command: 'virsh dumpxml VM --migratable' }],
  xml: [{ path: 'devices/hostdev' }, { path: "cpu/feature[@name='invtsc']" }, { path: 'devices/filesystem' }],
  yieldsTo: ['up-migr-io-error'],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_migration.c qemuMigrationSrcIsAllowed; QEMU migration blockers', text: "cannot migrate a domain with <hostdev mode='subsystem' type='%1$s'>" },
  samples: ['error: Operation not supported: vDPA devices cannot be migrated', 'error: Operation not supported: migration with this virtiofs device is not supported', "error: unsupported configuration: shmem device 'pear' cannot be migrated, only shmem with role='master' can be migrated", 'error: Operation not supported: the running swtpm does not support migration with shared storage', "error: Requested operation is not valid: cannot migrate a domain with <hostdev mode='subsystem' type='usb'>", "error: internal error: unable to execute QEMU command 'migrate': State blocked by non-migratable device '0000:00:05.0/vfio'"],
  nearMisses: ['error: Operation not supported: migration with TLS is slow', 'cannot migrate domain with I/O error', 'migration enabled'],
});
