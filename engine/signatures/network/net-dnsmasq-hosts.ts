import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-dnsmasq-hosts',
  category: 'network',
  severity: 'degraded',
  title: 'A host entry for dnsmasq is malformed',
  match: [
    'bad (address|name) at {file:path} line {line:number}',
    'bad (dhcp-host|DHCP host name) {what}',
    'duplicate dhcp-host IP address {what}',
    'duplicate IP address {ip:word} in dhcp-config directive',
  ],
  message: 'dnsmasq skipped an entry of its hosts files.',
  why: 'The named line has a malformed address or name; that host does not get its entry.',
  remedy: "Correct the line in the file, or in the network's <dns><host> and <dhcp><host> elements.",
  checks: [
    { command: "grep -n '' /etc/hosts", look: 'the line the message names' },
    { command: 'virsh net-dumpxml NETWORK' },
  ],
  witness: {
    source: 'dnsmasq src/cache.c, read_hostsfile(), and src/option.c',
    text: 'bad address at %s line %d / bad name at %s line %d',
  },
  samples: [
    'dnsmasq[9]: bad address at /etc/hosts line 12',
    'dnsmasq[9]: bad name at /var/lib/libvirt/dnsmasq/lab.addnhosts line 3',
    'dnsmasq[5]: duplicate dhcp-host IP address 10.20.0.9 at line 4 of /var/lib/libvirt/dnsmasq/lab.hostsfile',
  ],
  nearMisses: [
    'dnsmasq[9]: read /etc/hosts - 12 addresses',
    'bad address at 0x1000',
  ],
});
