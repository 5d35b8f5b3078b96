import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-qcow2-check-errors',
  category: 'storage',
  severity: 'fatal',
  title: 'The image check found damage',
  match: [
    '{count:number} errors were found on the image',
    'ERROR: counting reference for region',
    'ERROR cluster {cluster:number} refcount={ref:number} reference={real:number}',
    'ERROR OFLAG_COPIED',
  ],
  message: 'The image check reports damaged metadata.',
  why: "The image's tables are inconsistent. Errors also appear when a running VM's image is checked, and then mean nothing.",
  remedy: 'Repeat the check with the VM off. If the errors stay, copy the image and repair the copy with qemu-img check -r all; data of the damaged clusters is lost.',
  checks: [
    { command: 'virsh domstate DOMAIN', look: 'must be shut off' },
    { command: 'qemu-img check IMAGE' },
  ],
  xml: [{ path: 'devices/disk/source/@file' }],
  witness: {
    source: 'QEMU 10.0 qemu-img.c, dump_human_image_check(), and block/qcow2-refcount.c',
    text: '%PRId64 errors were found on the image. / ERROR: counting reference for region exceeding the end of the file',
  },
  samples: [
    '17 errors were found on the image.\nData may be corrupted, or further writes to the image may corrupt it.',
    'ERROR cluster 12 refcount=1 reference=2',
    'ERROR: counting reference for region exceeding the end of the file by one cluster or more: offset 0x10000 size 0x1000',
    'ERROR OFLAG_COPIED data cluster: l2_entry=8000000000050000 refcount=0',
  ],
  nearMisses: [
    'No errors were found on the image.',
    '3 leaked clusters were found on the image.\nThis means waste of disk space, but no harm to data.',
  ],
});
