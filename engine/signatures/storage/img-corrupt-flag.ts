import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-corrupt-flag',
  category: 'storage',
  severity: 'fatal',
  title: 'The image is marked as damaged',
  match: [
    'qcow2: Image is corrupt; cannot be opened read/write',
    'Image is corrupt; cannot be opened read/write',
  ],
  message: 'The image carries the corrupt mark and may not be opened for writing.',
  why: 'QEMU found inconsistent metadata earlier and set the mark to keep the damage from growing.',
  remedy: 'Keep the VM off and copy the image first. Check the copy (qemu-img check), repair the copy with -r all if there is no backup, and compare with a backup before use. Then find the cause: a second writer, a full or failing disk.',
  checks: [
    { command: 'qemu-img check IMAGE', look: 'VM off' },
    { command: "journalctl -k | grep -iE 'i/o error|nospc|no space'" },
  ],
  xml: [{ path: 'devices/disk/source/@file' }],
  witness: {
    source: 'QEMU 10.0 block/qcow2.c, qcow2_do_open()',
    text: 'qcow2: Image is corrupt; cannot be opened read/write',
  },
  samples: [
    'qemu-system-x86_64: -drive file=/srv/n.qcow2,if=virtio: qcow2: Image is corrupt; cannot be opened read/write',
    'error: internal error: process exited while connecting to monitor: 2024-01-01T00:00:00.000000Z qemu-kvm: -blockdev {}: qcow2: Image is corrupt; cannot be opened read/write',
  ],
  nearMisses: [
    'qcow2: Marking image as corrupt: Cluster allocation offset 0x7 unaligned; further corruption events will be suppressed',
    'kernel image is corrupt',
  ],
});
