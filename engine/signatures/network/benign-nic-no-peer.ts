import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-nic-no-peer',
  category: 'network',
  severity: 'benign',
  title: 'A NIC has no back end',
  match: [
    'warning: {kind:word} {name:path} has no peer',
    'Warning: {kind:word} {name:path} has no peer',
  ],
  message: 'QEMU warns that {name} is not connected; the VM works without that network.',
  why: 'A NIC was given without -netdev, or a netdev without a NIC.',
  remedy: 'Connect it if the guest should have that network; else ignore it.',
  checks: [],
  witness: {
    source: 'QEMU 10.0 net/net.c, net_check_clients()',
    text: '%s %s has no peer',
  },
  samples: [
    'qemu-system-x86_64: warning: nic net7 has no peer',
    'qemu-system-arm: warning: netdev u0 has no peer',
  ],
  nearMisses: [
    'hub port h0 has no peer',
    'TLS: warning: client has no peer certificate',
  ],
});
