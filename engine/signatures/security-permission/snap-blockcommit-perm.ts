import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-blockcommit-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'The base image cannot be opened for writing',
  match: [
    "'block-commit': {reason}ermission denied",
    "'block-commit': Block node is read-only",
    "'blockdev-reopen': {reason}ermission denied",
  ],
  message: 'The commit cannot write to the base image.',
  why: 'While a VM runs on an overlay its base is opened read-only; commit must reopen it for writing, which file mode or sVirt label forbid.',
  remedy: "Give the QEMU user write permission and the VM's label on the base (ls -lZ of the overlay shows it), then repeat the commit.",
  checks: [
    { command: 'ls -lZ -- BASE OVERLAY' },
    { command: 'journalctl -k | grep -E \'apparmor="DENIED"|avc: \'' },
  ],
  xml: [{ path: 'devices/disk/backingStore/source/@file' }],
  witness: {
    source: 'QEMU 10.0 block/commit.c, commit_start(), block/file-posix.c',
    text: "unable to execute QEMU command 'block-commit': Could not reopen file: Permission denied",
  },
  samples: [
    "error: internal error: unable to execute QEMU command 'block-commit': Could not reopen file: Permission denied",
    "libvirt.libvirtError: internal error: unable to execute QEMU command 'block-commit': Could not open '/srv/base.qcow2': Permission denied",
    "error: internal error: unable to execute QEMU command 'block-commit': Block node is read-only",
  ],
  nearMisses: [
    "error: internal error: unable to execute QEMU command 'block-commit': Can't find '/srv/s.qcow2' in the backing chain",
    'error: block-commit finished',
  ],
});
