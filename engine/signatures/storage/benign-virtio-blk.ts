import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-virtio-blk',
  category: 'storage',
  severity: 'benign',
  title: 'A virtio disk was found',
  match: ['virtio_blk virtio{number:number}: {what}'],
  unless: [
    'rror',
    'failed',
  ],
  message: "The guest's kernel found a virtio disk.",
  why: 'It reports size and queues of each.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'Linux drivers/block/virtio_blk.c, virtblk_probe()',
    text: '[%s] %s%llu %d-byte logical blocks (%s/%s) / %d/%d/%d default/read/poll queues',
  },
  samples: [
    '[ 1.000001] virtio_blk virtio2: 2/0/0 default/read/poll queues',
    '[ 1.000002] virtio_blk virtio2: [vdb] 4194304 512-byte logical blocks (2.15 GB/2.00 GiB)',
  ],
  nearMisses: [
    '[ 1.000003] virtio_blk virtio2: failed to initialise queue',
    '[ 1.000004] I/O error, dev vdb, sector 8',
  ],
});
