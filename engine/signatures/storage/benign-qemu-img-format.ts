import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-qemu-img-format',
  category: 'storage',
  severity: 'benign',
  title: 'An image was created',
  match: [
    "Formatting '{file:quoted}', fmt={format:word}",
    "Formatting '{file:quoted}'",
  ],
  message: 'qemu-img created {file}.',
  why: 'It prints the options in use.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'QEMU 10.0 block.c, bdrv_img_create()',
    text: "Formatting '%s', fmt=%s",
  },
  samples: [
    "Formatting '/srv/new.qcow2', fmt=qcow2 cluster_size=65536 size=1073741824",
    "Formatting 'x.raw', fmt=raw size=1024",
  ],
  nearMisses: [
    'qemu-img: /srv/new.qcow2: Could not create file: Permission denied',
    'Formatting options are listed below',
  ],
});
