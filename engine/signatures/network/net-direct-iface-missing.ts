import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-direct-iface-missing',
  category: 'network',
  severity: 'fatal',
  title: 'The host NIC for macvtap does not exist',
  match: ['nable to get index for interface {dev:path}: No such device'],
  message: 'The host has no interface {dev} for a direct (macvtap) connection.',
  why: 'The NIC has another name on this host (predictable names, a moved card), or the XML comes from another machine.',
  remedy: 'Correct <source dev=> of the interface.',
  checks: [{ command: 'ip -br link' }],
  xml: [{ path: 'devices/interface/source/@dev', equals: 'dev' }, { path: 'devices/interface/source/@network' }],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdev.c, virNetDevGetIndex()',
    text: 'Unable to get index for interface %1$s',
  },
  samples: [
    'error: Unable to get index for interface enp9s0: No such device',
    "virError(Code=38, Domain=0, Message='Unable to get index for interface enp9s0: No such device')",
  ],
  nearMisses: [
    "error: Cannot get interface MTU on 'br0': No such device",
    'Unable to get index of file enp9s0',
  ],
});
