import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-lvm-global-lock',
  category: 'storage',
  severity: 'fatal',
  title: 'Another host holds an LVM lock',
  match: [
    'Global lock failed: {reason}',
    'Skipping global lock: {reason}',
    'VG {vg:path} lock failed: {reason}',
    'Cannot access VG {vg:path} due to failed lock',
    'LV locked by other host: {vg:path}',
    'Failed to lock logical volume {vg:path}',
  ],
  message: 'LVM could not get a lock of the shared volume group.',
  why: 'With lvmlockd a volume group is locked across hosts; another host holds the lock, or its lockspace (sanlock, dlm) is not started or cannot reach its storage.',
  remedy: 'Look who holds the lock and wait for it; start the lockspace if it is not running. Do not bypass locking while another host may use the volume group.',
  checks: [
    { command: 'lvmlockctl -i' },
    { command: 'sanlock client status' },
    { command: 'systemctl status lvmlockd sanlock dlm' },
  ],
  witness: {
    source: 'LVM2 lib/locking/lvmlockd.c',
    text: 'Global lock failed: held by other host. / VG %s lock failed: held by other host.',
  },
  samples: [
    'internal error: Child process (/sbin/lvcreate -n v vgs) unexpected exit status 5:   Global lock failed: held by other host.',
    '  VG shared1 lock failed: storage errors for sanlock leases',
    '  Skipping global lock: lockspace not found or started',
  ],
  nearMisses: [
    'Global locking is disabled',
    'VG shared1 locked with type sanlock',
  ],
});
