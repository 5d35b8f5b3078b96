import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-backing-loop',
  category: 'storage',
  severity: 'fatal',
  title: 'The image chain is a loop or too long',
  match: [
    'backing store for {file:path} is self-referential or too deeply nested',
    'backing chains more than 200 layers deep are not supported',
    "Backing file '{file:quoted}' creates an infinite loop",
  ],
  message: 'The chain of backing files refers back to itself or is too deep to be followed.',
  why: 'An image names itself or one of its overlays as its backing file, often after a rename or a mistaken rebase; or over 200 snapshots were stacked.',
  remedy: 'Look at the chain with qemu-img info and correct the header of the wrong layer on a copy; merge old snapshots when the chain is merely long.',
  checks: [
    { command: 'qemu-img info IMAGE', look: 'backing file; then the same for that file, layer by layer' },
    { command: 'virsh snapshot-list DOMAIN --tree' },
  ],
  xml: [{ path: 'devices/disk/source/@file', equals: 'file' }],
  witness: {
    source: 'libvirt 11.3 src/storage_file/storage_source.c, QEMU 10.0 qemu-img.c',
    text: "backing store for %1$s is self-referential or too deeply nested / Backing file '%s' creates an infinite loop.",
  },
  samples: [
    'error: internal error: backing store for /srv/vm/a.qcow2 is self-referential or too deeply nested',
    "qemu-img: Backing file 'a.qcow2' creates an infinite loop.",
    'error: Operation not supported: backing chains more than 200 layers deep are not supported',
  ],
  nearMisses: [
    'error: internal error: backing store for /srv/vm/a.qcow2 is missing',
    'libvirtd[3]: unsupported configuration: backing chains are fine',
  ],
});
