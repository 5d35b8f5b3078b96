import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-corrupt-mark',
  category: 'storage',
  severity: 'fatal',
  title: 'QEMU found damaged metadata in the image',
  match: [
    'qcow2: Marking image as corrupt: {reason}',
    'qcow2: Image is corrupt: {reason}',
    'qcow2: Preventing invalid write on {reason}',
  ],
  message: 'QEMU found damaged qcow2 metadata: {reason}',
  why: 'Tables of the image contradict each other. Usual causes: two writers at once, a host crash or full storage with an unsafe cache mode, or failing hardware.',
  remedy: 'Shut the VM down, copy the image, check and repair the copy, and restore from backup where it cannot be repaired. Make sure that nothing else writes to the file.',
  checks: [
    { command: 'qemu-img check IMAGE', look: 'VM off' },
    { command: 'lsof -- IMAGE', look: 'a second writer' },
  ],
  xml: [{ path: 'devices/disk/source/@file' }],
  witness: {
    source: 'QEMU 10.0 block/qcow2.c, qcow2_signal_corruption()',
    text: 'qcow2: Marking image as corrupt: %s; further corruption events will be suppressed',
  },
  samples: [
    'qcow2: Marking image as corrupt: Data cluster offset 0x1f00200 unaligned (L2 offset: 0x40000, L2 index: 0x2); further corruption events will be suppressed',
    'qcow2: Image is corrupt: L2 table offset 0x30 unaligned (L1 index: 0); further non-fatal corruption events will be suppressed',
    'qcow2: Preventing invalid write on metadata (overlaps with refcount block); image marked as corrupt.',
  ],
  nearMisses: [
    'qcow2: Image is corrupt; cannot be opened read/write',
    "Marking clocksource 'tsc' as unstable",
  ],
});
