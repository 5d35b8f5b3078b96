import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-qemu-img-check',
  category: 'storage',
  severity: 'benign',
  title: 'The image check found no errors',
  match: [
    'No errors were found on the image',
    'leaked clusters were found on the image',
    'Image end offset: {offset:number}',
  ],
  message: 'qemu-img check found no errors.',
  why: 'Leaked clusters, if named, waste room but harm no data.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'QEMU 10.0 qemu-img.c, dump_human_image_check()',
    text: 'No errors were found on the image. / %PRId64 leaked clusters were found on the image.',
  },
  samples: [
    'No errors were found on the image.',
    '9 leaked clusters were found on the image.\nThis means waste of disk space, but no harm to data.',
  ],
  nearMisses: [
    '17 errors were found on the image.',
    'qemu-img: Check failed: No medium found',
  ],
});
