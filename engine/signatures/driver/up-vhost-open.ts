import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-vhost-open',
  category: 'driver',
  severity: 'degraded',
  title: 'The vhost device could not be opened',
  match: ['tap: open vhost char device failed: {error}', 'open vhost char device failed', "vhost: open vhost char device failed"],
  message: 'QEMU could not open /dev/vhost-net; the interface works without it, slower.',
  why: 'The device is missing, closed to the QEMU user or not passed into the container.',
  remedy: 'Load vhost_net and let the QEMU user (or the container) open /dev/vhost-net.',
  checks: [{ command: 'ls -l /dev/vhost-net' }],
  xml: [{ path: 'devices/interface/driver/@name' }, { path: 'devices/interface' }],
  yieldsTo: ['up-vhost-net-init'],
  witness: { source: 'QEMU 7.2 and 10.0, net/tap.c net_init_tap_one', text: 'tap: open vhost char device failed' },
  samples: ['qemu-system-x86_64: -netdev tap,fd=20,vhost=on: tap: open vhost char device failed: No such file or directory', 'qemu-kvm: warning: tap: open vhost char device failed: Permission denied'],
  nearMisses: ['vhost-net requested but could not be initialized', "Unable to open '/dev/vhost-vdpa-0' for vdpa device"],
});
