import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-odirect',
  category: 'storage',
  severity: 'fatal',
  title: 'The file system cannot do direct I/O',
  match: [
    'filesystem does not support O_DIRECT',
    'file system may not support O_DIRECT',
    'Could not find working O_DIRECT alignment',
    "ould not open( disk image|) '{file:quoted}': Invalid argument",
  ],
  unless: [
    '/dev/vfio/',
    '/dev/net/tun',
  ],
  message: "The file system of the image refuses direct I/O, which cache='none', cache='directsync' or io='native' needs.",
  why: 'With these settings QEMU opens the image with O_DIRECT. tmpfs, ramfs, some FUSE and older ZFS file systems do not offer it.',
  remedy: "Use cache='writeback' (and remove io='native') for this disk, or put the image on a file system with O_DIRECT. Avoid cache='unsafe'.",
  checks: [
    { command: 'findmnt -T IMAGE', look: 'the file system type' },
    { command: 'virsh dumpxml DOMAIN --xpath //disk/driver' },
  ],
  xml: [
    { path: 'devices/disk/driver/@cache' },
    { path: 'devices/disk/source/@file', equals: 'file' },
  ],
  witness: {
    source: 'QEMU 10.0 util/osdep.c, qemu_open_internal(), and block/file-posix.c',
    text: "Could not %s '%s': filesystem does not support O_DIRECT / Could not find working O_DIRECT alignment",
  },
  samples: [
    'qemu-system-x86_64: -blockdev {"driver":"file","filename":"/run/t.img"}: Could not open \'/run/t.img\': filesystem does not support O_DIRECT',
    'qemu-kvm: -drive file=/mnt/fuse/t.img,cache=none: Could not find working O_DIRECT alignment\nTry cache.direct=off',
    "error: internal error: process exited while connecting to monitor: kvm: -drive file=/run/t.img: could not open disk image '/run/t.img': Invalid argument",
    'kvm: -drive file=/scratch/x.img,cache=none: file system may not support O_DIRECT',
  ],
  nearMisses: [
    "qemu-kvm: -drive file=/run/t.img: Could not open '/run/t.img': No such file or directory",
    'ext4 filesystem does not support encryption',
  ],
});
