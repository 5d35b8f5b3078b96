import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vhost-backend-lost',
  category: 'driver',
  severity: 'degraded',
  title: 'The vhost back end of a device went away',
  match: [
    'ailed to write msg. Wrote {sent:number} instead of {size:number}',
    'ailed to write msg. Wrote -1 instead of {size:number}',
    'Failed to set msg fds',
    'vhost VQ {queue:number} ring restore failed',
    'vhost_set_(mem_table|features|owner|vring_addr|vring_num|vring_base) failed',
  ],
  message: 'QEMU could not talk to the vhost back end of a device.',
  why: 'The process at the other end of the socket (Open vSwitch with DPDK, SPDK, virtiofsd, a vhost-user GPU) stopped, restarted or refused the request; or the kernel ran out of memory slots for vhost.',
  remedy: "Read that process's log of the same second. Start it before the VM; with <reconnect enabled='yes'/> QEMU waits for it.",
  checks: [{ command: 'journalctl -u openvswitch-switch -u ovs-vswitchd' }, { command: 'ss -xlp' }],
  xml: [{ path: 'devices/interface/source' }, { path: 'devices/disk/source' }, { path: 'devices/filesystem/source' }],
  witness: { source: 'QEMU 10.0 and 7.2 hw/virtio/vhost-user.c vhost_user_write, hw/virtio/vhost.c', text: 'Failed to write msg. Wrote %d instead of %d.; vhost VQ %u ring restore failed' },
  samples: [
    'qemu-system-x86_64: Failed to write msg. Wrote -1 instead of 20.',
    'qemu-system-x86_64: Failed to set msg fds.',
    'qemu-system-x86_64: vhost VQ 1 ring restore failed: -5: Input/output error (5)',
  ],
  nearMisses: ['qemu-system-x86_64: vhost VQ 1 ring restored'],
});
