import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cgroup-blkio-weight',
  category: 'resource',
  severity: 'fatal',
  title: 'Per-device weights are not possible here',
  match: [
    'blkio {what}weight is valid only for {scheduler}',
    'blkio weight is valid only for {scheduler}',
    "'{dir:quoted}blkio.weight{file:quoted}': {reason}",
    "'{dir:quoted}io.bfq.weight{file:quoted}': {reason}",
  ],
  message: 'The I/O weight of a disk cannot be set on this host.',
  why: 'Weights work only with an I/O scheduler that knows them (bfq; formerly cfq) and the matching controller file.',
  remedy: "Switch the device's scheduler to bfq, use throttling (<iotune>) instead, or remove the weight from <blkiotune>.",
  checks: [
    { command: 'cat /sys/block/DEVICE/queue/scheduler' },
    { command: 'virsh blkiotune DOMAIN' },
  ],
  xml: [
    { path: 'blkiotune/device' },
    { path: 'blkiotune/weight' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/vircgroupv1.c, virCgroupV1SetBlkioDeviceWeight()',
    text: 'blkio device weight is valid only for cfq scheduler / blkio weight is valid only for bfq or cfq scheduler',
  },
  samples: [
    'error: Requested operation is not valid: blkio device weight is valid only for bfq or cfq scheduler',
    'error: Requested operation is not valid: blkio weight is valid only for bfq or cfq scheduler',
    "error: Unable to write to '/sys/fs/cgroup/blkio/machine/v.libvirt-qemu/blkio.weight_device': Operation not supported",
  ],
  nearMisses: [
    "blkio cgroup isn't mounted",
    'blkio: weight set to 500',
  ],
});
