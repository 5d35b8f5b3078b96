import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-virtio-bogus',
  category: 'driver',
  severity: 'fatal',
  title: "The guest's virtio driver broke the queue rules",
  match: ['virtio-blk request (outhdr|inhdr) too short', 'virtio-net (header is invalid|nothing to send|ctrl missing headers|unexpected empty queue|receive queue contains no in buffers|unexpected long buffer chain)', 'Invalid virtqueue index in request list', 'virtio-blk discard/write_zeroes header too short', 'virtio: bogus descriptor or out of resources', 'Virtqueue size exceeded', 'Looped descriptor', 'Guest says index {index:number} is available', 'Guest moved used index from', 'Incorrect order for descriptors', 'virtio: too many write descriptors in indirect table', 'Invalid size for indirect buffer table', 'Guest index {index:hex} inconsistent with Host index', 'Desc next is {index:number}', 'virtio-{device:word} header not in first element', 'virtio-{device:word} missing headers', 'virtio-{device:word} header incorrect', 'virtio-{device:word} missing request buffers'],
  message: 'QEMU found nonsense in a virtio queue and switched the device off.',
  why: 'The driver in the guest is faulty or mismatched, the guest memory was damaged, or a state was restored that does not fit.',
  remedy: 'Reboot the guest (the device stays dead until a reset), update its virtio drivers and QEMU.',
  checks: [{ command: 'tail -40 /var/log/libvirt/qemu/VM.log' }],
  xml: [{ path: 'devices/disk' }, { path: 'devices/interface' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/virtio/virtio.c virtio_error callers; hw/net/virtio-net.c, hw/block/virtio-blk.c', text: 'virtio: bogus descriptor or out of resources / virtio-net unexpected empty queue: i %zd mergeable %d offset %zd / virtio-blk request outhdr too short' },
  samples: ['qemu-system-x86_64: virtio-net unexpected empty queue: i 7 mergeable 1 offset 0, size 77', 'qemu-system-x86_64: virtio-blk request outhdr too short', '2025-01-01T00:00:00.000000Z qemu-kvm: virtio: bogus descriptor or out of resources', 'qemu-system-x86_64: Virtqueue size exceeded'],
  nearMisses: ['virtio: zero sized buffers are not allowed', 'virtio_net virtio0 eth0: renamed'],
});
