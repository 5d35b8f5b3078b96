import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-block-resize',
  category: 'storage',
  severity: 'fatal',
  title: 'The device must grow before QEMU can use the space',
  match: [
    'Cannot grow device files',
    'Cannot grow device$',
    'Cannot grow (NBD|NVMe|iSCSI) {what:word}',
    'Cannot resize (NBD|NVMe|iSCSI) {what:word}',
  ],
  message: 'QEMU cannot grow this device; it can only take note of a new size.',
  why: 'A block device, LUN or network disk has the size its back end gives it.',
  remedy: 'Grow the back end first (lvextend, the array, the PVC), rescan it on the host, then virsh blockresize DOMAIN DISK with the new size.',
  checks: [
    { command: 'blockdev --getsize64 DEVICE' },
    { command: 'virsh domblkinfo DOMAIN DISK' },
    { command: 'virsh blockresize DOMAIN DISK SIZE', changes: true },
  ],
  xml: [{ path: 'devices/disk/source/@dev' }],
  witness: {
    source: 'QEMU 10.0 block/file-posix.c, raw_co_truncate()',
    text: 'Cannot grow device files',
  },
  samples: [
    "error: internal error: unable to execute QEMU command 'block_resize': Cannot grow device files",
    '{"level":"error","msg":"unable to execute QEMU command \'block_resize\': Cannot grow iSCSI devices"}',
  ],
  nearMisses: [
    'qcow2: Failed to grow the L1 table',
    'Cannot shrink device files',
  ],
});
