import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-not-found',
  category: 'network',
  severity: 'fatal',
  title: 'The virtual network is not defined',
  match: [
    "no network with matching (name|uuid) '{network:quoted}'",
    'Network not found: {reason}',
    "Virtual network '{network:quoted}' does not exist",
    "network '{network:quoted}' doesn't exist",
    "an't retrieve network '{network:quoted}'",
  ],
  message: 'The virtual network that was asked for is not defined on this connection.',
  why: 'It was never defined here, has another name, or the command talks to another libvirt (qemu:///session instead of qemu:///system).',
  remedy: 'Check the connection URI, then define the network (virsh net-define) or correct <source network=>.',
  checks: [
    { command: 'virsh -c qemu:///system net-list --all' },
    { command: 'virsh uri' },
  ],
  xml: [{ path: 'devices/interface/source/@network', equals: 'network' }],
  witness: {
    source: 'libvirt 11.3 src/network/bridge_driver.c, networkLookupByName()',
    text: "no network with matching name '%1$s'",
  },
  samples: [
    "error: Network not found: no network with matching name 'dmz'",
    "ERROR    Virtual network 'dmz' does not exist: Network not found",
    "Error: can't retrieve network 'dmz'",
  ],
  nearMisses: [
    "error: Requested operation is not valid: network 'dmz' is not active",
    'nova: NetworkNotFound handled',
  ],
});
