import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-bridge-port-busy',
  category: 'network',
  severity: 'fatal',
  title: 'The interface already belongs to a bridge',
  match: [
    'nable to add bridge {bridge:path} port {port:path}: Device or resource busy',
    "ailed to add interface `{port:quoted}' to bridge `{bridge:quoted}': Device or resource busy",
  ],
  message: '{port} could not become a port of {bridge}: it already belongs to a bridge, bond or other master.',
  why: 'A network interface has one master at a time. A fixed <target dev=> of another VM, NetworkManager, or a hook that adds taps by itself took it first.',
  remedy: 'Look which master it has; remove it there, or give the interface in the XML another <target dev=> (or none).',
  checks: [{ command: 'ip -d link show vnet0' }, { command: 'bridge link' }],
  xml: [{ path: 'devices/interface/target/@dev' }],
  witness: { source: 'libvirt 11.3 src/util/virnetdevbridge.c virNetDevBridgeAddPort; QEMU qemu-bridge-helper.c; Linux net/bridge/br_if.c br_add_if: EBUSY', text: 'Unable to add bridge %1$s port %2$s' },
  samples: [
    'error: Unable to add bridge brpear port vnet7: Device or resource busy',
    "failed to add interface `tap7' to bridge `brpear': Device or resource busy",
  ],
  nearMisses: [
    'error: Unable to add bridge brpear port vnet7: No such device',
    'error: Unable to remove bridge brpear port vnet7: Device or resource busy',
  ],
});
