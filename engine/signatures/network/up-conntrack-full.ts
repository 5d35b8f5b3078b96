import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-conntrack-full',
  category: 'network',
  severity: 'degraded',
  title: 'The connection table is full',
  match: [
    'nf_conntrack: table full, dropping packet',
    'nf_conntrack{what}: table full, dropping packet',
    'ip_conntrack: table full, dropping packet',
  ],
  message: "The host's connection table is full and new connections of VMs are dropped.",
  why: 'Bridged or NATed guest traffic is tracked on the host; many short connections fill the table.',
  remedy: 'Raise net.netfilter.nf_conntrack_max (it costs about 300 bytes an entry), or keep bridged traffic out of tracking.',
  checks: [
    { command: 'sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max' },
    { command: 'sysctl net.bridge.bridge-nf-call-iptables' },
  ],
  witness: {
    source: 'Linux net/netfilter/nf_conntrack_core.c, __nf_conntrack_alloc()',
    text: 'nf_conntrack: table full, dropping packet',
  },
  samples: [
    '[ 5151.000001] nf_conntrack: nf_conntrack: table full, dropping packet',
    'hv kernel: nf_conntrack: table full, dropping packet',
  ],
  nearMisses: [
    'nf_conntrack: default automatic helper assignment has been turned off',
    'neighbour table overflow',
  ],
});
