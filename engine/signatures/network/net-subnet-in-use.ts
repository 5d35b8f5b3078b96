import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-subnet-in-use',
  category: 'network',
  severity: 'fatal',
  title: "The network's subnet is already in use",
  match: [
    'etwork is already in use by interface {iface:path}',
    'etwork {subnet:path} is already in use by interface {iface:path}',
  ],
  message: 'The subnet of the virtual network collides with the host interface {iface}.',
  why: 'The host already has a route or an address in that subnet. Inside a VM it is often the default network 192.168.122.0/24 of both levels.',
  remedy: "Choose another subnet in the network's <ip> element (virsh net-edit), then start the network.",
  checks: [
    { command: 'ip -br -4 addr' },
    { command: 'ip route' },
    { command: 'virsh net-dumpxml NETWORK' },
  ],
  witness: {
    source: 'libvirt 11.3 src/network/bridge_driver_linux.c, networkCheckRouteCollision()',
    text: 'Network is already in use by interface %1$s',
  },
  samples: [
    'error: internal error: Network is already in use by interface eno5',
    'internal error: Network 192.168.122.0/24 is already in use by interface virbr8',
  ],
  nearMisses: [
    "error: internal error: bridge name 'virbr8' already in use.",
    'network port is already in use',
  ],
});
