import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-disk-missing-dest',
  category: 'migration',
  severity: 'fatal',
  title: 'A disk image is not present on the target',
  match: ['(m|M)igrat…Unable to stat {path:path}: No such file', "(m|M)igrat…Cannot access storage file '{path:quoted}'…No such file", "(m|M)igrat…Could not open '{path:quoted}': No such file", 'cannot precreate storage for disk type', 'pre-creation of storage targets for incremental storage migration is not supported', "(m|M)igrat…Storage volume not found"],
  message: 'The target host does not have a disk of the VM at that path.',
  why: 'The storage is not shared or not mounted there, or the pool of the target has no such volume.',
  remedy: 'Mount the shared storage on the target, create the volume there, or migrate with --copy-storage-all.',
  checks: [{ command: 'ls -l PATH', look: 'on the target' }, { command: 'virsh pool-list --all', look: 'on the target' }],
  xml: [{ path: 'devices/disk/source/@file', equals: 'path' }, { path: 'devices/disk/source' }],
  witness: { source: 'libvirt, src/qemu/qemu_migration.c qemuMigrationDstPrecreateDisk and namespace set-up of older versions; CloudStack', text: 'cannot precreate storage for disk type \'%1$s\'' },
  samples: ['Exception during migrate: org.libvirt.LibvirtException: internal error: Process exited prior to exec: libvirt: QEMU Driver error : Unable to stat /srv/vm/a.qcow2: No such file or directory', "error: internal error: cannot precreate storage for disk type 'network'"],
  nearMisses: ['QEMU Driver error : Unable to stat mail.qcow2: No such file or directory', 'Migration without shared storage is unsafe'],
});
