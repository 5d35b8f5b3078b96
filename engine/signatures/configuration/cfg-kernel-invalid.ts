import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-kernel-invalid',
  category: 'configuration',
  severity: 'fatal',
  title: 'The file given as kernel is no kernel',
  match: ['Cannot load x86-64 image, give a 32bit one', 'Error while loading elf kernel', 'Cannot load specified image {file:path}', 'invalid kernel header', 'Error loading uncompressed kernel without PVH ELF Note', "unable to load kernel image from FIT"],
  message: 'QEMU does not recognise the file in <kernel> as a kernel for this machine.',
  why: 'It is another kind of file, cut off, for another architecture, or an uncompressed vmlinux without the PVH note.',
  remedy: 'Give the bzImage (or Image) of the right architecture.',
  checks: [{ command: 'file KERNEL' }, { command: 'virsh dumpxml --inactive VM --xpath //os' }],
  xml: [{ path: 'os/kernel' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/i386/x86.c (x86-common.c) x86_load_linux; QEMU hw/i386/multiboot.c', text: 'qemu: invalid kernel header / Cannot load x86-64 image, give a 32bit one.' },
  samples: ['qemu-system-x86_64: Cannot load x86-64 image, give a 32bit one.', 'qemu: invalid kernel header', 'qemu-system-x86_64: Error loading uncompressed kernel without PVH ELF Note'],
  nearMisses: ["qemu: could not load kernel '/srv/zImage'", 'kernel header installed'],
});
