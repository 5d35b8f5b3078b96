import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-is-directory',
  category: 'storage',
  severity: 'fatal',
  title: 'The disk source is a directory',
  match: [
    "' driver requires '{file:quoted}' to be a regular file",
    "A regular file was expected by the '{driver:quoted}' driver, but something else was given",
    "ould not open( disk image|) '{file:quoted}': Is a directory",
    "annot (open|read) (file|volume) '{file:quoted}': Is a directory",
  ],
  unless: ["requires '/dev/"],
  message: 'The disk source is not a regular file.',
  why: '<source file=> must name one image file; a directory (or a device given as a file) was named.',
  remedy: "Name the image inside the directory. For a block device use type='block' with <source dev=>; to share a directory use <filesystem>.",
  checks: [
    { command: 'ls -ld -- PATH' },
    { command: 'virsh domblklist DOMAIN --details' },
  ],
  xml: [{ path: 'devices/disk/source/@file', equals: 'file' }],
  witness: {
    source: 'QEMU 10.0 block/file-posix.c, raw_open_common()',
    text: "'%s' driver requires '%s' to be a regular file",
  },
  samples: [
    'qemu-system-x86_64: -blockdev {"driver":"file","filename":"/srv/vm"}: \'file\' driver requires \'/srv/vm\' to be a regular file',
    "qemu-kvm: -drive file=/srv/vm,format=raw: A regular file was expected by the 'file' driver, but something else was given",
    "qemu-img: Could not open '/srv/vm': Could not open '/srv/vm': Is a directory",
  ],
  nearMisses: [
    "qemu-system-x86_64: 'host_device' driver requires '/srv/vm' to be either a character or block device",
    "cp: -r not specified; omitting directory '/srv/vm' which is not a regular file",
  ],
});
