import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-xfs-io',
  category: 'storage',
  severity: 'fatal',
  title: 'XFS met I/O errors or corruption',
  match: [
    'XFS \\({device:path}\\): metadata I/O error',
    'XFS \\({device:path}\\): log I/O error',
    'XFS \\({device:path}\\): writeback error',
    'XFS \\({device:path}\\): Corruption',
    'XFS \\({device:path}\\): Metadata corruption detected',
    'XFS \\({device:path}\\): Metadata CRC error detected',
    'XFS \\({device:path}\\): I/O Error Detected. Shutting down filesystem',
    'XFS \\({device:path}\\): {reason}Shutting down filesystem',
    'XFS \\({device:path}\\): Filesystem has been shut down',
    'XFS \\({device:path}\\): xfs_do_force_shutdown',
  ],
  message: 'XFS on {device} met I/O errors or corruption and may have shut itself down.',
  why: "The device below failed, or the file system's metadata is damaged.",
  remedy: 'Repair the device or its paths first. Then unmount and mount once, so that the log is replayed; if it still fails run xfs_repair on the unmounted device after a copy. xfs_repair -L throws the log away.',
  checks: [
    { command: "journalctl -k | grep -E 'XFS|I/O error'" },
    { command: 'multipath -ll' },
    { command: 'xfs_repair -n DEVICE', look: 'unmounted; only looks' },
  ],
  witness: {
    source: 'Linux fs/xfs/xfs_buf.c, fs/xfs/xfs_fsops.c',
    text: 'XFS (%s): metadata I/O error in "%pS" at daddr 0x%llx len %d error %d',
  },
  samples: [
    '[ 66.000001] XFS (dm-9): metadata I/O error in "xfs_trans_read_buf_map+0x1aa/0x2e0 [xfs]" at daddr 0x40 len 8 error 5',
    'hv kernel: XFS (sdc2): log I/O error -5',
    '[ 67.000001] XFS (dm-9): Corruption of in-memory data detected.  Shutting down filesystem',
    '[ 68.000001] XFS (sdb1): Metadata CRC error detected at xfs_agi_read_verify, xfs_agi block 0x2',
  ],
  nearMisses: [
    '[ 3.000001] XFS (dm-9): Mounting V5 Filesystem',
    '[ 3.000001] XFS (dm-9): Ending clean mount',
  ],
});
