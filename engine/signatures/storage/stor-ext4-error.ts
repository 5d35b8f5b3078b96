import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-ext4-error',
  category: 'storage',
  severity: 'fatal',
  title: 'ext4 found an inconsistency',
  match: [
    'EXT4-fs error \\(device {device:word}\\)',
    'EXT4-fs \\({device:word}\\): failed to convert unwritten extents',
    'EXT4-fs \\({device:word}\\): I/O error while writing superblock',
    'JBD2: Error {code} detected when flushing journal',
    'JBD2: Detected IO errors while flushing file data',
    'EXT4-fs warning \\(device {device:word}\\): ext4_end_bio',
    'EXT4-fs \\({device:word}\\): previous I/O error to superblock detected',
  ],
  message: 'ext4 reports errors of a file system.',
  why: "The file system's own tables are damaged, or the device below gives I/O errors.",
  remedy: "Check the device first. Then take the file system out of use, back it up, and run fsck on the unmounted device (VM off when it is a guest's disk). Never run fsck on a mounted file system.",
  checks: [
    { command: "journalctl -k | grep -E 'EXT4|JBD2|I/O error'" },
    { command: 'tune2fs -l DEVICE', look: 'Filesystem state, FS Error count' },
    { command: 'smartctl -a DEVICE' },
  ],
  witness: {
    source: 'Linux fs/ext4/super.c, __ext4_error()',
    text: 'EXT4-fs error (device %s): %s:%d: comm %s: %pV',
  },
  samples: [
    '[ 99.000001] EXT4-fs error (device sdd1): ext4_lookup:1702: inode #2: comm ls: deleted inode referenced: 77',
    'Jun 01 01:01:01 hv kernel: EXT4-fs (dm-5): failed to convert unwritten extents to written extents -- potential data loss!',
    '[ 100.000001] EXT4-fs warning (device dm-2): ext4_end_bio:345: I/O error 10 writing to inode 12',
    '[ 100.000002] JBD2: Error -5 detected when flushing journal',
  ],
  nearMisses: [
    '[ 1.000001] EXT4-fs (sdd1): mounted filesystem with ordered data mode',
    '[ 1.000001] EXT4-fs (sdd1): re-mounted. Opts: errors=remount-ro',
  ],
});
