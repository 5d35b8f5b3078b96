import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-initrd-corrupt',
  category: 'guest',
  severity: 'fatal',
  title: "The guest's initial RAM disk is damaged",
  match: ['RAMDISK: (EOF while reading|incomplete write)', 'uncompression error', 'rootfs image is not initramfs', 'Initramfs unpacking failed', 'junk (in|within|at the end of) compressed archive', 'invalid magic at start of compressed archive'],
  message: 'The kernel could not unpack the initial RAM disk.',
  why: 'The file is cut off, of a compression the kernel does not know, or no initramfs at all.',
  remedy: 'Rebuild or download it again, compare size and checksum, and check <initrd>.',
  checks: [{ command: 'file INITRD' }, { command: 'sha256sum INITRD' }],
  xml: [{ path: 'os/initrd' }],
  witness: { source: 'Linux, init/initramfs.c, init/do_mounts_rd.c, lib/decompress', text: 'RAMDISK: EOF while reading compressed data' },
  samples: ['[    0.9] Initramfs unpacking failed: invalid magic at start of compressed archive', '[    1.0] RAMDISK: incomplete write (14400 != 32768)'],
  nearMisses: ['RAMDISK: gzip image found at block 0', 'Trying to unpack rootfs image as initramfs...'],
});
