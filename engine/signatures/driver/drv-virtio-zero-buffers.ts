import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'drv-virtio-zero-buffers',
  category: 'driver',
  severity: 'fatal',
  title: "The guest's virtio driver sent an empty buffer",
  match: ['virtio: zero sized buffers are not allowed'],
  message: 'The virtio driver in the guest sent a buffer without length, which QEMU refuses.',
  why: 'A fault of the driver (often an old virtio-win or a foreign system) that QEMU checks since 2.10 or so.',
  remedy: 'Update virtio-win or the guest system; as a stop-gap put the device on SATA or e1000e.',
  checks: [{ command: 'tail -40 /var/log/libvirt/qemu/VM.log' }],
  xml: [{ path: 'devices/disk/target/@bus' }, { path: 'devices/interface/model' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/virtio/virtio.c virtqueue_map_desc', text: 'virtio: zero sized buffers are not allowed' },
  samples: ['qemu-kvm: virtio: zero sized buffers are not allowed', '2025-01-01T00:00:00.000000Z qemu-system-aarch64: virtio: zero sized buffers are not allowed'],
  nearMisses: ['virtio: bogus descriptor or out of resources', 'zero sized buffer'],
});
