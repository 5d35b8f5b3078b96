import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-btrfs-csum',
  category: 'storage',
  severity: 'fatal',
  title: 'btrfs found damaged data',
  match: [
    'BTRFS (warning|error|critical|warning \\(device|error \\(device) {device}checksum error at logical',
    'BTRFS (warning|error|critical) \\(device {device}csum failed',
    'BTRFS (warning|error|critical) \\(device {device}bdev {dev:path} errs: wr',
    'BTRFS (warning|error|critical) \\(device {device}parent transid verify failed',
    'BTRFS (warning|error|critical) \\(device {device}corrupt leaf',
    'BTRFS (warning|error|critical) \\(device {device}checksum verify failed',
    'BTRFS (warning|error|critical) \\(device {device}unable to fixup',
    'BTRFS: error \\(device {device}',
  ],
  message: 'btrfs found data whose checksum does not fit.',
  why: "A failing disk, or an image written with cache='none' while the guest changed pages in flight; with one copy of the data btrfs cannot repair it.",
  remedy: 'Check the device, restore the file from backup, and scrub. Keep images in a directory with nodatacow (chattr +C, for new files) or use a cached mode, knowing that nodatacow gives up checksums.',
  checks: [
    { command: 'btrfs device stats MOUNTPOINT' },
    { command: 'btrfs scrub status MOUNTPOINT' },
    { command: 'lsattr IMAGE', look: 'C: no copy on write' },
  ],
  xml: [{ path: 'devices/disk/driver/@cache' }],
  witness: {
    source: 'Linux fs/btrfs/inode.c, fs/btrfs/scrub.c, fs/btrfs/volumes.c',
    text: 'BTRFS warning (device %s): csum failed root %lld ino %lld off %llu csum %s expected csum %s mirror %d',
  },
  samples: [
    '[ 5.000001] BTRFS warning (device sdb1): csum failed root 5 ino 300 off 4096 csum 0x0badc0de expected csum 0x12345678 mirror 1',
    'kernel: BTRFS error (device dm-2): bdev /dev/mapper/v errs: wr 0, rd 0, flush 0, corrupt 4, gen 0',
    '[ 6.000001] BTRFS error (device dm-1): parent transid verify failed on 30408704 wanted 10 found 8',
    '[ 7.000001] BTRFS critical (device sdc): corrupt leaf: root=1 block=4096 slot=2, invalid key objectid',
  ],
  nearMisses: [
    '[ 5.000001] BTRFS info (device sdb1): bdev /dev/sdb1 errs: wr 0, rd 0, flush 0, corrupt 1, gen 0',
    '[ 5.000001] BTRFS info (device sdb1): using crc32c checksum algorithm',
  ],
});
