import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-dnsmasq',
  category: 'network',
  severity: 'benign',
  title: 'dnsmasq reports which files it read',
  match: [
    'dnsmasq{pid}]: read /{file:path}',
    'dnsmasq{pid}: started, version',
    'dnsmasq{pid}: (compile time options|reading|using nameserver|using only locally-known|using {count:number} more)',
    'dnsmasq-dhcp{pid}: (DHCP, |DHCPDISCOVER|DHCPOFFER|DHCPREQUEST|DHCPACK|DHCPRELEASE)',
  ],
  unless: [
    'bad address',
    'FAILED',
  ],
  message: 'dnsmasq reports its normal work.',
  why: 'It reads its hosts files at start and hands out leases.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'dnsmasq src/cache.c, read_hostsfile()',
    text: 'read %s - %d names',
  },
  samples: [
    'dnsmasq[12]: read /etc/hosts - 9 names',
    'dnsmasq-dhcp[12]: read /var/lib/libvirt/dnsmasq/lab.hostsfile',
    'dnsmasq-dhcp[12]: DHCPACK(virbr4) 10.20.0.5 52:54:00:00:00:05 web',
  ],
  nearMisses: [
    'dnsmasq[12]: FAILED to start up',
    'dnsmasq: failed to create listening socket for 10.20.0.1: Address already in use',
  ],
});
