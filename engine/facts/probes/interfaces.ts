import type { HostInterface } from '../host-facts.ts';
import { known, wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/** The first word of a part that is neither an address nor about what the interface belongs to. */
const kindOf = (details: readonly string[]): string | undefined =>
  details.slice(1).map((part) => /^\s{1,9}([a-z][\w-]{1,20})\b/.exec(part)?.[1]).find((word) => word !== undefined && !word.endsWith('_slave') && !/^(?:link|altname|vf|promiscuity|alias)$/.test(word));

/** One line of `ip -d -o link`: parts are separated by a backslash; a part that starts with the word bridge describes one. */
function toInterface(line: string): HostInterface[] {
  const [head = '', ...details] = line.split('\\');
  const match = /^\d{1,9}: ([^\s:@]{1,64})(?:@[^\s:]{1,64})?: <([A-Z0-9_,-]{0,200})>/.exec(head);
  if (!match) return [];
  return [known<HostInterface>({
    name: match[1]!,
    bridge: details.some((part) => /^\s{1,9}bridge\s/.test(part)),
    up: match[2]!.split(',').includes('UP'),
    mac: /^\s{1,9}link\/ether ([\da-f:]{17})/.exec(details[0] ?? '')?.[1],
    master: /\smaster (\S{1,64})/.exec(head)?.[1],
    kind: kindOf(details),
    mtu: wholeNumber(/\smtu (\d{1,6})\b/.exec(head)?.[1]),
  })];
}

export default defineProbe({
  id: 'interfaces',
  title: 'Network interfaces and bridges',
  why: 'A virtual machine’s bridge or device must be there.',
  argv: ['ip', '-d', '-o', 'link'],
  limits: { bytes: 512 * 1024, seconds: 5 },
  quick: true,
  parse(stdout) {
    const interfaces = stdout.split('\n').flatMap(toInterface);
    return interfaces.length > 0 ? { interfaces } : {};
  },
  samples: [{
    stdout: String.raw`1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000\    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00 promiscuity 0 numtxqueues 1
2: eno1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq master br-lan state UP mode DEFAULT group default qlen 1000\    link/ether 3c:ec:ef:10:20:30 brd ff:ff:ff:ff:ff:ff promiscuity 1 \    bridge_slave state forwarding priority 32 cost 4
5: br-lan: <BROADCAST,MULTICAST> mtu 1500 qdisc noop state DOWN mode DEFAULT group default qlen 1000\    link/ether 3c:ec:ef:10:20:30 brd ff:ff:ff:ff:ff:ff promiscuity 0 \    bridge forward_delay 1500 hello_time 200
7: vlan7@eno1: <BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue state UP\    link/ether 3c:ec:ef:10:20:30 brd ff:ff:ff:ff:ff:ff promiscuity 0 \    vlan protocol 802.1Q id 7 <REORDER_HDR>
`,
    facts: {
      interfaces: [
        { name: 'lo', bridge: false, up: true, mtu: 65536 },
        { name: 'eno1', bridge: false, up: true, mac: '3c:ec:ef:10:20:30', master: 'br-lan', mtu: 1500 },
        { name: 'br-lan', bridge: true, up: false, mac: '3c:ec:ef:10:20:30', kind: 'bridge', mtu: 1500 },
        { name: 'vlan7', bridge: false, up: true, mac: '3c:ec:ef:10:20:30', kind: 'vlan', mtu: 1500 },
      ],
    },
  }],
});
