import { DEVICE_FILES, defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-open-failed',
  category: 'storage',
  severity: 'fatal',
  title: 'The storage of an image does not let it be opened',
  match: [
    "ould not open( disk image|) '{file:quoted}': (Input/output error|Stale file handle|Stale NFS file handle|No medium found|Device or resource busy|Remote I/O error|Transport endpoint is not connected|Structure needs cleaning|No such device or address|Connection timed out|Host is down)",
    "annot (open|access) (volume|path|file|storage file|image) '{file:quoted}'( \\(as uid:{uid:number}, gid:{gid:number}\\)|): (Input/output error|Stale file handle|Remote I/O error|Transport endpoint is not connected|Structure needs cleaning|No such device or address|Connection timed out|Host is down)",
  ],
  unless: DEVICE_FILES,
  message: 'The image {file} is there, but its storage does not give it.',
  why: 'A dying disk (Input/output error), an NFS server that exports another file system now (Stale file handle), a FUSE or Gluster mount that broke (Transport endpoint …), an empty drive (No medium), a block device that is mounted or held by LVM, RAID or multipath (busy).',
  remedy: 'Look into the kernel log; mount the file system again, put a medium in, or free the device (lsblk shows who holds it).',
  checks: [{ command: 'journalctl -k -n 50' }, { command: 'findmnt -T PATH' }, { command: 'lsblk' }],
  xml: [{ path: 'devices/disk/source/@file' }, { path: 'devices/disk/source/@dev' }],
  yieldsTo: ['io-blk-update', 'stor-nfs-not-responding'],
  witness: { source: 'QEMU 7.2 and 10.0 util/osdep.c qemu_open_internal; libvirt 9.0 and 11.3 src/storage_file/storage_source.c, src/storage/storage_util.c (the text of errno follows)', text: "Could not %s '%s' / Cannot access storage file '%1$s'" },
  samples: [
    "qemu-system-x86_64: -blockdev pear: Could not open '/srv/pear.img': Input/output error",
    "error: Cannot access storage file '/srv/pear.img' (as uid:77, gid:77): Stale file handle",
    "qemu-system-x86_64: -blockdev pear: Could not open '/dev/sdp': No medium found",
  ],
  nearMisses: [
    "qemu-system-x86_64: -device vfio-pci: Could not open '/dev/vfio/77': Device or resource busy",
    "qemu-system-x86_64: -blockdev pear: Could not open '/srv/pear.img': No such file or directory",
  ],
});
