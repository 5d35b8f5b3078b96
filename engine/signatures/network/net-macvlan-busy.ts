import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-macvlan-busy',
  category: 'network',
  severity: 'fatal',
  title: 'The parent NIC of a macvlan is occupied',
  match: [
    'failed to create the (macvlan|ipvlan) port: device or resource busy',
    'failed to create macvlan: device or resource busy',
  ],
  message: 'The container network cannot put a macvlan on its parent NIC.',
  why: 'The parent is a port of a bond, bridge or team, or already carries the other kind (ipvlan and macvlan exclude each other).',
  remedy: 'Use the bond or bridge device itself as the parent, and one kind only per NIC.',
  checks: [
    { command: 'ip -d link show PARENT' },
    { command: 'docker network inspect NETWORK' },
  ],
  witness: {
    source: 'moby libnetwork drivers/macvlan, createMacVlan()',
    text: 'failed to create the %s port: %v',
  },
  samples: [
    'docker: Error response from daemon: failed to create the macvlan port: device or resource busy',
    'dockerd[3]: level=error msg="failed to create the ipvlan port: device or resource busy"',
    'kubelet: failed to create macvlan: device or resource busy',
  ],
  nearMisses: [
    'docker: Error response from daemon: failed to create the macvlan port: operation not permitted',
    'error creating macvtap interface macvtap2@eno3 (52:54:00:0a:0b:0c): Device or resource busy',
  ],
});
