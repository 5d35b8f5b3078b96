import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-disk-failed',
  category: 'migration',
  severity: 'fatal',
  title: 'Copying a disk to the other host failed',
  match: ['migration of disk {disk:word} failed'],
  message: 'The copy of the disk {disk} to the target failed.',
  why: 'The target has no room, its NBD port (49152–49215) is closed, or one of the images cannot be read or written. What follows the colon is QEMU’s reason.',
  remedy: 'Look at the room and the log on the target, open the ports, or copy the disk beforehand and migrate with shared storage.',
  checks: [{ command: 'virsh domblkerror VM' }, { command: 'df -h' }],
  xml: [{ path: 'devices/disk/target/@dev', equals: 'disk' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_migration.c qemuMigrationSrcNBDStorageCopyReady', text: 'migration of disk %1$s failed: %2$s' },
  samples: ['error: operation failed: migration of disk vdp failed: Input/output error', 'error: operation failed: migration of disk sdq failed'],
  nearMisses: ['error: operation failed: migration of disk vdp not started'],
});
