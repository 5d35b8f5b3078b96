import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-ip-forward',
  category: 'network',
  severity: 'fatal',
  title: 'IP forwarding cannot be switched on',
  match: ['ailed to enable IP forwarding: {error}'],
  message: 'libvirt could not switch on IP forwarding for a network: {error}.',
  why: 'In a container /proc/sys is read-only; hardened hosts lock these settings.',
  remedy: 'Switch it on from outside (sysctl net.ipv4.ip_forward=1, also for IPv6 where the network has it), or use an isolated network.',
  checks: [{ command: 'sysctl net.ipv4.ip_forward net.ipv6.conf.all.forwarding' }],
  xml: [{ path: '/network/forward' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/network/bridge_driver.c networkStartNetworkVirtual', text: 'failed to enable IP forwarding' },
  samples: ['error: failed to enable IP forwarding: Read-only file system'],
  nearMisses: ['IP forwarding enabled'],
});
