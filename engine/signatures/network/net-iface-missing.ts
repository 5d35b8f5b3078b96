import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-iface-missing',
  category: 'network',
  severity: 'fatal',
  title: 'A host network interface does not exist',
  match: [
    "ouldn't find interface named '{dev:quoted}'",
    "annot get interface (flags|MAC) on '{dev:quoted}': No such device",
    "annot set interface (flags|MTU) on '{dev:quoted}': No such device",
    "annot set interface MAC to {mac:word} on '{dev:quoted}': No such device",
    'annot set interface MAC to {mac:word} for ifname {dev:word} vf {vf:number}: No such device',
    'nable to check interface flags for {dev:path}: No such device',
    'Cannot find device "{dev:quoted}"',
    'could not get MAC address of interface {dev:path}: No such device',
  ],
  unless: ['might be deleted by other process'],
  message: 'A network interface of that name does not exist on the host.',
  why: 'The name is wrong, the card is missing or renamed, or the process runs in another network namespace.',
  remedy: "Look at the host's interfaces and correct the name; a container needs the interface inside its own namespace.",
  checks: [
    { command: 'ip -br link' },
    { command: 'lsns -t net' },
  ],
  xml: [{ path: 'devices/interface/source/@dev', equals: 'dev' }],
  yieldsTo: [
    'net-dnsmasq-missing',
    'net-dnsmasq-exit',
    'net-bridge-missing',
    'net-firewall-apply',
    'net-firewall-flushed',
    'net-subnet-in-use',
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virnetdev.c, virNetDevGetIFFlag()',
    text: "Cannot get interface flags on '%1$s'",
  },
  samples: [
    "error: Interface not found: couldn't find interface named 'ens77'",
    "error: Cannot get interface flags on 'eno77': No such device",
    'Cannot find device "eno77"',
    'error: Cannot set interface MAC to 52:54:00:00:00:01 for ifname ens5f0 vf 3: No such device',
  ],
  nearMisses: [
    "error: Cannot get interface MTU on 'br0': No such device",
    'device eno77 entered promiscuous mode',
  ],
});
