import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vhost-net-fallback',
  category: 'network',
  severity: 'degraded',
  title: 'An interface runs without vhost-net',
  match: ['unable to start vhost net: {error:number}: falling back on userspace virtio'],
  message: 'The kernel refused to start vhost-net (error {error}); the interface works through QEMU, slower.',
  why: 'The back end went away, the tap was closed, or offloads of guest and kernel do not fit. With vhost-user the interface stays silent until its switch is back.',
  remedy: 'Look at the switch or at the kernel log of the same second; restart the VM when the interface does not recover.',
  checks: [{ command: 'journalctl -k -g vhost' }, { command: 'ip -s link' }],
  xml: [{ path: 'devices/interface/driver/@name' }],
  witness: { source: 'QEMU 10.0 and 7.2 hw/net/virtio-net.c virtio_net_vhost_status', text: 'unable to start vhost net: %d: falling back on userspace virtio' },
  samples: ['qemu-system-x86_64: unable to start vhost net: 22: falling back on userspace virtio'],
  nearMisses: ['qemu-system-x86_64: vhost net started'],
});
