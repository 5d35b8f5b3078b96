import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-macvtap-ipvlan',
  category: 'network',
  severity: 'fatal',
  title: 'macvtap is not possible on an ipvlan parent',
  match: [
    "is 'macvlan' and not 'ipvlan'",
    'Cannot create macvtap interface',
  ],
  message: 'No macvtap can be made because the parent is an ipvlan interface.',
  why: 'ipvlan devices share one MAC address, and a macvtap needs its own.',
  remedy: 'Recreate the container network with the macvlan driver.',
  checks: [
    { command: 'docker network inspect NETWORK', look: 'Driver' },
    { command: 'ip -d link' },
  ],
  witness: {
    source: 'qemus/qemu src/network.sh (container start script)',
    text: "Cannot create macvtap interface. Please make sure that the network type of the container is 'macvlan' and not 'ipvlan'.",
  },
  samples: [
    "ERROR: Cannot create macvtap interface. Please make sure that the network type of the container is 'macvlan' and not 'ipvlan'.",
    'vm1 | ERROR: Cannot create macvtap interface.',
  ],
  nearMisses: [
    'Cannot create macvlan devices on this platform',
    'ipvlan mode l2 chosen, not macvlan',
  ],
});
