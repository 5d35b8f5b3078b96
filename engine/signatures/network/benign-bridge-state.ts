import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-bridge-state',
  category: 'network',
  severity: 'benign',
  title: 'A bridge port changed state',
  match: [
    'entered (blocking|disabled|forwarding|learning|listening) state',
    '(entered|left) (promiscuous|allmulticast) mode',
    'topology change detected, (propagating|sending tcn bpdu)',
    'link becomes ready',
  ],
  message: 'A port of a bridge changed its state, as it does when a VM starts or stops.',
  why: "The kernel notes each step of the port's life.",
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'Linux net/bridge/br_stp.c, net/core/dev.c',
    text: '%s: port %u(%s) entered %s state / device %s entered promiscuous mode',
  },
  samples: [
    '[ 700.000001] br4: port 3(vnet2) entered forwarding state',
    'hv kernel: device vnet2 entered promiscuous mode',
    '[ 701.000001] br4: topology change detected, propagating',
  ],
  nearMisses: [
    'br4: received packet on vnet6 with own address as source address (addr:52:54:00:00:00:99, vlan:0)',
    'nf_conntrack: table full, dropping packet',
  ],
});
