import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-dnsmasq-exit',
  category: 'network',
  severity: 'fatal',
  title: "The network's dnsmasq ended with an error",
  match: [
    'dnsmasq: failed to bind DHCP server socket: {what}',
    'dnsmasq{args}unexpected exit status {status:number}',
    'dnsmasq{args}exited with non-zero status {status:number}',
    'dnsmasq{pid}: failed to (create listening socket|bind listening socket|bind DHCP server socket|bind DHCPv6|create DHCP|set SO_|open pidfile|change user|create helper|find list of interfaces|create IPv6 socket) {what}',
    'lease-init script returned exit code {status:number}',
    'dnsmasq{pid}FAILED to start up',
    'dnsmasq{pid}: unknown (interface|user or group) {what}',
    'dnsmasq{pid}: bad option at line',
    'dnsmasq{pid}: illegal repeated keyword',
  ],
  message: 'dnsmasq of the virtual network ended with an error, so the network does not start.',
  why: 'Most often its address and port 53 or 67 are taken by another dnsmasq or DNS server; else a bad option or a broken lease script.',
  remedy: "Read what dnsmasq says after the exit status. For a taken port find the program (ss -lnup) and bind it to its own interfaces; for an option, correct the network's XML.",
  checks: [
    { command: "ss -lntup 'sport = :53 or sport = :67'" },
    { command: 'virsh net-dumpxml NETWORK' },
    { command: 'journalctl -t dnsmasq --since -10min' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/vircommand.c, virCommandWait(), with dnsmasq src/network.c, src/log.c, src/dhcp.c',
    text: 'Child process (%1$s) unexpected %2$s: %3$s / failed to create listening socket for %s: %s / failed to bind DHCP server socket: %s',
  },
  samples: [
    'dnsmasq: failed to bind DHCP server socket: Address already in use',
    'error: internal error: Child process (VIR_BRIDGE_NAME=virbr3 /usr/sbin/dnsmasq --conf-file=/var/lib/libvirt/dnsmasq/lab.conf) unexpected exit status 2:\ndnsmasq: failed to create listening socket for 10.20.0.1: Address already in use',
    'dnsmasq[77]: FAILED to start up',
    "internal error: '/usr/sbin/dnsmasq --strict-order' exited with non-zero status 2 and signal 0: dnsmasq: failed to bind DHCP server socket: Address already in use",
    'dnsmasq[5]: lease-init script returned exit code 1',
    'dnsmasq[5]: bad option at line 9 of /var/lib/libvirt/dnsmasq/lab.conf',
  ],
  nearMisses: [
    'dnsmasq[77]: failed to access /etc/resolv.conf: No such file or directory',
    'dnsmasq[77]: started, version 2.90 cachesize 150',
    'dnsmasq-dhcp[77]: DHCP, IP range 10.20.0.2 -- 10.20.0.254, lease time 1h',
  ],
});
