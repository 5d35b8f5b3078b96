import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-ipv6-accept-ra',
  category: 'network',
  severity: 'fatal',
  title: 'Forwarding IPv6 would take the host its own routes',
  match: ['heck the host setup: interface {iface:path} has kernel autoconfigured IPv6 routes'],
  message: 'The host gets its IPv6 routes on {iface} by router advertisements, and forwarding would switch that off.',
  why: 'A network with IPv6 needs forwarding. The kernel then ignores router advertisements unless accept_ra is 2, and the host would lose its own IPv6.',
  remedy: 'sysctl net.ipv6.conf.IFACE.accept_ra=2 (and in /etc/sysctl.d), then start the network again.',
  checks: [{ command: 'sysctl -a -r accept_ra' }, { command: 'ip -6 route' }, { command: 'sysctl -w net.ipv6.conf.IFACE.accept_ra=2', changes: true }],
  xml: [{ path: '/network/ip' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/util/virnetdevip.c virNetDevIPCheckIPv6Forwarding', text: 'Check the host setup: interface %1$s has kernel autoconfigured IPv6 routes and enabling forwarding' },
  samples: [
    'error: internal error: Check the host setup: interface ens77 has kernel autoconfigured IPv6 routes and enabling forwarding without accept_ra set to 2 will cause the kernel to flush them, breaking networking.',
  ],
  nearMisses: ['ens77 has autoconfigured IPv6 routes'],
});
