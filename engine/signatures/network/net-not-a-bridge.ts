import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-not-a-bridge',
  category: 'network',
  severity: 'fatal',
  title: 'The named interface is not a Linux bridge',
  match: [
    'nable to add bridge {bridge:path} port {port:path}: Invalid argument',
    '{bridge:path} is not a bridge device',
    "an't add {port:path} to bridge {bridge:path}: Operation not supported",
    "an't add {port:path} to bridge {bridge:path}: Invalid argument",
    'Error: Device does not allow enslaving to a bridge',
  ],
  message: 'The interface named as bridge is not a Linux bridge, so no tap can be attached to it.',
  why: '<source bridge=> names a plain NIC, a bond, a VLAN interface or another kind of switch.',
  remedy: "Name a bridge, or use <interface type='direct'> for a plain NIC and <virtualport type='openvswitch'/> for an Open vSwitch bridge.",
  checks: [
    { command: 'ip -d link show BRIDGE' },
    { command: 'ovs-vsctl br-exists BRIDGE' },
  ],
  xml: [{ path: 'devices/interface/source/@bridge', equals: 'bridge' }],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdevbridge.c, virNetDevBridgeAddPort()',
    text: 'Unable to add bridge %1$s port %2$s',
  },
  samples: [
    'error: Unable to add bridge eno1 port vnet0: Invalid argument',
    "can't add tap3 to bridge eno1: Operation not supported",
    'error: internal error: Failed to add tap interface to bridge. eno1 is not a bridge device',
  ],
  nearMisses: [
    'error: Unable to add bridge br9 port vnet0: No such device',
    'Unable to remove bridge eno1 port vnet0: Invalid argument',
  ],
});
