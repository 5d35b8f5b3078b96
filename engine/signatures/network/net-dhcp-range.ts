import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-dhcp-range',
  category: 'network',
  severity: 'fatal',
  title: 'The DHCP range does not fit the network',
  match: [
    'range {start:path} - {end:path} is (not entirely within network|reversed|too large)',
    '(start|end) of range {start:path} - {end:path} in network',
    'range {start:path} - {end:path} start larger than end',
    'range {start:path} - {end:path}, must be ipv4 or ipv6',
  ],
  message: 'The DHCP range {start} – {end} cannot be used.',
  why: 'Both ends must lie in the subnet of <ip>, in order, without its network and broadcast address.',
  remedy: 'Correct start and end in <range>, or address and netmask of <ip>.',
  checks: [{ command: 'virsh net-dumpxml NETWORK --inactive' }],
  xml: [{ path: '/network/ip/dhcp/range' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/util/virsocketaddr.c virSocketAddrGetRange', text: 'range %1$s - %2$s is not entirely within network %3$s/%4$d' },
  samples: [
    'error: internal error: range 10.7.7.7 - 10.8.7.7 is not entirely within network 10.7.7.1/24',
    'error: internal error: range 10.7.7.77 - 10.7.7.7 is reversed ',
  ],
  nearMisses: ['range 10.7.7.7 - 10.7.7.77 is within network 10.7.7.1/24'],
});
