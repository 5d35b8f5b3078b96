import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-perm-reopen',
  category: 'security/permission',
  severity: 'fatal',
  title: 'QEMU may not reopen the image for writing',
  match: [
    'ould not reopen file: Permission denied',
    'ould not reopen file: Operation not permitted',
  ],
  unless: ['block-commit'],
  message: 'QEMU may read the image but not write to it.',
  why: 'The file has no write permission for the QEMU user, or is immutable, while the disk is not marked read-only.',
  remedy: 'Give write permission on the file, or add <readonly/> if the guest must not write.',
  checks: [
    { command: 'ls -lZ -- IMAGE' },
    { command: 'lsattr IMAGE' },
  ],
  xml: [
    { path: 'devices/disk/source/@file' },
    { path: 'devices/disk/readonly' },
  ],
  witness: {
    source: 'QEMU 10.0 block/file-posix.c, raw_reconfigure_getfd()',
    text: 'Could not reopen file',
  },
  samples: [
    'qemu-system-x86_64: -drive file=/nix/store/x.qcow2,id=d: Could not reopen file: Permission denied',
    'libvirtd[4]: internal error: qemu unexpectedly closed the monitor: qemu-kvm: -device virtio-blk-pci: Could not reopen file: Permission denied',
  ],
  nearMisses: [
    "error: unable to execute QEMU command 'block-commit': Could not reopen file: Permission denied",
    'Could not reopen qcow2 layer: Invalid argument',
  ],
});
