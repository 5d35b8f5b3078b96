import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-fs-remount-ro',
  category: 'guest',
  severity: 'fatal',
  title: "The guest's file system became read-only",
  match: ['(R|r)emounting filesystem read-only', 'XFS …(Corruption of in-memory data|Log I/O Error Detected|log I/O error)', 'Aborting journal on device', ' forced readonly', 'Filesystem has been shut down due to log error'],
  message: 'A file system switched to read-only (or off) after write errors.',
  why: 'The disk gave I/O errors: the storage of the host is failing, full, or was away for too long.',
  remedy: 'Repair the storage of the host first, then reboot the guest into a file system check.',
  checks: [{ command: 'virsh domblkerror VM' }, { command: 'journalctl -k -p err', look: 'on the host' }, { command: 'df -h', look: 'on the host' }],
  xml: [{ path: 'devices/disk' }],
  witness: { source: 'Linux, fs/ext4/super.c ext4_handle_error, fs/xfs, fs/btrfs', text: 'Remounting filesystem read-only' },
  samples: ['[ 7777.7] EXT4-fs (vdb1): Remounting filesystem read-only', '[ 7777.6] Aborting journal on device vda2-8.', '[ 10.0] BTRFS info (device vdc): forced readonly'],
  nearMisses: ['EXT4-fs (vda1): re-mounted. Opts: errors=remount-ro', 'read-only file system image'],
});
