import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-vhost-net-init',
  category: 'driver',
  severity: 'fatal',
  title: 'vhost-net was demanded and is not available',
  match: ['vhost-net was requested for an interface, but is unavailable', 'vhost-net requested but could not be initialized', 'vhost-net support is not compiled in'],
  message: "An interface demands vhost-net, but the host does not offer it.",
  why: "<driver name='vhost'> means: only with vhost-net. /dev/vhost-net is missing or closed, or the module is not loaded.",
  remedy: "Load vhost_net and check /dev/vhost-net, or take the driver line out: QEMU then falls back by itself.",
  checks: [{ command: 'ls -l /dev/vhost-net' }, { command: 'modprobe vhost_net', changes: true }],
  xml: [{ path: 'devices/interface/driver/@name' }, { path: 'devices/interface' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_interface.c (qemu_command.c); QEMU net/tap.c', text: 'vhost-net was requested for an interface, but is unavailable' },
  samples: ['error: unsupported configuration: vhost-net was requested for an interface, but is unavailable', 'qemu-system-x86_64: -netdev tap,id=n0,vhost=on,vhostforce=on: vhost-net requested but could not be initialized'],
  nearMisses: ['warning : qemuInterfaceOpenVhostNet:762 : Unable to open vhost-net. Opened so far 0, requested 1', 'vhost_net loaded'],
});
