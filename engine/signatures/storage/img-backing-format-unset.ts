import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-backing-format-unset',
  category: 'storage',
  severity: 'fatal',
  title: 'The format of the backing file is not recorded',
  match: [
    "format of backing image '{base:quoted}' of image '{file:quoted}' was not specified in the image metadata",
    'Backing file specified without backing format',
  ],
  message: 'An image names a backing file without saying its format, and guessing it is not allowed.',
  why: 'Guessing would let a guest write a header that makes the host open any file, so libvirt and newer qemu-img refuse it.',
  remedy: "Find the true format of the base with qemu-img info and record it with the VM off: qemu-img rebase -u -f qcow2 -b BASE -F FORMAT OVERLAY. A wrong format corrupts the guest's data.",
  checks: [
    { command: 'qemu-img info --backing-chain IMAGE', look: 'backing file format missing' },
    { command: 'qemu-img rebase -u -f qcow2 -b BASE -F FORMAT OVERLAY', changes: true },
  ],
  xml: [{ path: 'devices/disk/source/@file', equals: 'file' }],
  witness: {
    source: 'libvirt 11.3 src/storage_file/storage_source.c; QEMU 10.0 block.c',
    text: "format of backing image '%1$s' of image '%2$s' was not specified in the image metadata (See https://libvirt.org/kbase/backing_chains.html for troubleshooting)",
  },
  samples: [
    "error: Requested operation is not valid: format of backing image '/srv/b.img' of image '/srv/o.qcow2' was not specified in the image metadata (See https://libvirt.org/kbase/backing_chains.html for troubleshooting)",
    'qemu-img: o.qcow2: Backing file specified without backing format\nDetected format of raw.',
  ],
  nearMisses: [
    "format of image '/srv/b.img' was not specified on the command line",
    "qemu-img: o.qcow2: Backing file not supported for file format 'raw'",
  ],
});
