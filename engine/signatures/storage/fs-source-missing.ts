import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fs-source-missing',
  category: 'storage',
  severity: 'fatal',
  title: 'The shared directory does not exist',
  match: [
    "annot initialize fsdev '{alias:quoted}': failed to open '{dir:quoted}': No such file or directory",
    "the virtiofs export directory '{dir:quoted}' does not exist",
    'share path {dir:path} does not exist',
    'share path {dir:path} is not a directory',
  ],
  message: 'The directory {dir} that the VM shares does not exist on the host.',
  why: '<filesystem><source dir=> must name an existing directory.',
  remedy: 'Create or mount it, or correct the path.',
  checks: [
    { command: 'ls -ld -- DIRECTORY' },
    { command: 'findmnt -T DIRECTORY' },
  ],
  xml: [{ path: 'devices/filesystem/source/@dir', equals: 'dir' }],
  witness: {
    source: 'QEMU 10.0 hw/9pfs/9p-local.c, local_init(), and libvirt 11.3 src/qemu/qemu_virtiofs.c',
    text: "cannot initialize fsdev '%s': failed to open '%s' / the virtiofs export directory '%1$s' does not exist",
  },
  samples: [
    "qemu-system-x86_64: cannot initialize fsdev 'fsdev-fs1': failed to open '/srv/share': No such file or directory",
    "error: internal error: the virtiofs export directory '/srv/share' does not exist",
    'qemu-kvm: -device virtio-9p-pci: share path /srv/gone does not exist',
  ],
  nearMisses: [
    "qemu-system-x86_64: cannot initialize fsdev 'fsdev-fs1': failed to open '/srv/share': Permission denied",
    'smbd: share path /srv/x is fine',
  ],
});
