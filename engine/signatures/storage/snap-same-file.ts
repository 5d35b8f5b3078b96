import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-same-file',
  category: 'storage',
  severity: 'fatal',
  title: 'The new image would be the same file as its base',
  match: ['rying to create an image with the same filename as the backing file'],
  message: 'The snapshot or overlay has the same file name as the image it is to be based on.',
  why: 'Creating it would overwrite the base, so QEMU refuses.',
  remedy: 'Choose another file name for the overlay (--diskspec DISK,file=PATH).',
  checks: [{ command: 'virsh domblklist DOMAIN --details' }],
  witness: {
    source: 'QEMU 10.0 block.c, bdrv_img_create()',
    text: '%s: Trying to create an image with the same filename as the backing file',
  },
  samples: [
    'qemu-img: /srv/a.qcow2: Error: Trying to create an image with the same filename as the backing file',
    "error: internal error: unable to execute QEMU command 'transaction': Trying to create an image with the same filename as the backing file",
  ],
  nearMisses: [
    'qemu-img: /srv/a.qcow2: Backing file specified without backing format',
    "mv: '/srv/a' and '/srv/a' are the same file",
  ],
});
