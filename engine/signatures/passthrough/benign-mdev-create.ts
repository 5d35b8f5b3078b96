import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-mdev-create',
  category: 'passthrough',
  severity: 'benign',
  title: 'A mediated device was made',
  match: ['vfio_mdev {uuid:path} Adding to iommu group', 'MDEV: (group_id|Registered|detaching)'],
  message: 'A mediated device was created and put into an IOMMU group.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, drivers/vfio/mdev', text: 'MDEV: Registered' },
  samples: ['[  39.1] vfio_mdev 0b0b0b0b-1111-4222-8333-444444444444: Adding to iommu group 3', 'nvidia 0000:65:00.0: MDEV: Registered'],
  nearMisses: ['vfio 0b0b: error getting device from group 3: Input/output error', 'mdev not found'],
});
