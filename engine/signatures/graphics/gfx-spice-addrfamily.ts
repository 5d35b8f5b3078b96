import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-spice-addrfamily',
  category: 'graphics',
  severity: 'fatal',
  title: 'The SPICE address family does not work on this host',
  match: ['reds_init_socket: getaddrinfo\\({address}\\): {error}', 'reds_init_socket: …Address family', 'reds_init_socket: socket: Address family not supported'],
  message: 'The SPICE listen address cannot be used on this host: its address family is missing or the name does not resolve.',
  why: 'IPv6 is disabled while the address is ::1 or ::, or a host name has no address.',
  remedy: 'Listen on 127.0.0.1 (or another IPv4 address), or enable IPv6.',
  checks: [{ command: 'sysctl net.ipv6.conf.all.disable_ipv6' }, { command: 'virsh dumpxml VM --xpath //graphics/listen' }],
  xml: [{ path: "devices/graphics[@type='spice']/listen/@address" }, { path: "devices/graphics[@type='spice']" }],
  witness: { source: 'spice-server, server/reds.cpp reds_init_socket', text: 'getaddrinfo(%s,%s): %s' },
  samples: ['qemu-system-x86_64: warning: Spice: ../server/reds.cpp:2512:reds_init_socket: getaddrinfo(::1,5907): Address family for hostname not supported', '(process:1): Spice-WARNING **: reds.c:2400:reds_init_socket: getaddrinfo(viewer.example,5900): Name or service not known'],
  nearMisses: ['reds_init_socket: binding socket to 127.0.0.1:5900 failed', 'getaddrinfo: Temporary failure'],
});
