import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'drv-virtio-ndesc',
  category: 'driver',
  severity: 'fatal',
  title: 'A virtio device and its driver got out of step',
  match: ['invalid ndescs {count:number}', 'invalid ndesc', ':id {id:number} is not a head', 'virtio…:id {id:number} out of range'],
  message: 'Device and driver disagree on what is in a virtio queue.',
  why: 'Back end and driver count descriptors differently after a bug, a bad restore or a mismatch of versions.',
  remedy: 'Update the guest driver and QEMU (or the vhost-user back end), then restart the VM; report it with both versions.',
  checks: [{ command: 'tail -40 /var/log/libvirt/qemu/VM.log' }],
  xml: [{ path: 'devices/interface' }, { path: 'devices/disk' }],
  witness: { source: 'QEMU 10.0, hw/virtio/virtio.c virtqueue_ordered_fill…; Linux drivers/virtio/virtio_ring.c', text: '%s: %s invalid ndescs %u at position %u' },
  samples: ['qemu-system-x86_64: virtqueue_ordered_fill: virtio-net invalid ndescs 3 at position 17', '[  77.7] virtio_blk virtio2: requests.0:id 5 is not a head!'],
  nearMisses: ['virtio: zero sized buffers are not allowed', 'virtio_net virtio0: descriptors'],
});
