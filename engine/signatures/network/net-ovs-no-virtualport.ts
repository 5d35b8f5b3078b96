import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-ovs-no-virtualport',
  category: 'network',
  severity: 'fatal',
  title: "The bridge is no Linux bridge, most often Open vSwitch's",
  match: [
    'nable to add bridge {bridge:path} port {port:path}: Operation not supported',
    "Failed to add tap interface to bridge '{bridge:quoted}': Operation not supported",
    "failed to add interface '{port:quoted}' to bridge '{bridge:quoted}': Operation not supported",
    "<virtualport type='{type:quoted}'> not supported for network",
  ],
  message: 'The bridge does not take ports like a Linux bridge; it belongs to Open vSwitch or is no bridge at all.',
  why: "Without <virtualport type='openvswitch'/> libvirt attaches the tap with the Linux bridge's own call, which other switches refuse.",
  remedy: "Add <virtualport type='openvswitch'/> to the interface (or to the libvirt network). If it is a plain NIC, use type='direct' or name a real bridge.",
  checks: [
    { command: 'ovs-vsctl br-exists BRIDGE && echo ovs' },
    { command: 'ip -d link show BRIDGE' },
  ],
  xml: [
    { path: 'devices/interface/source/@bridge', equals: 'bridge' },
    { path: 'devices/interface/virtualport' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdevbridge.c, virNetDevBridgeAddPort(), with strerror(EOPNOTSUPP)',
    text: 'Unable to add bridge %1$s port %2$s',
  },
  samples: [
    'error: Unable to add bridge ovs-int port vnet4: Operation not supported',
    "virError(Code=38, Domain=0, Message='Unable to add bridge ovs-int port vnet5: Operation not supported')",
    "error: unsupported configuration: <virtualport type='802.1Qbh'> not supported for network 'lab' which uses a bridge device",
  ],
  nearMisses: [
    'error: Unable to add bridge br9 port vnet0: No such device',
    'ovs-vsctl: Operation not supported',
  ],
});
