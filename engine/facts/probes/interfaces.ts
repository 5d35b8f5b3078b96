import type { HostInterface } from '../host-facts.ts';
import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

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
  })];
}

export default defineProbe({
  id: 'interfaces',
  title: 'Network interfaces and bridges',
  why: 'A virtual machine’s bridge or device must be there.',
  argv: ['ip', '-d', '-o', 'link'],
  limits: { bytes: 512 * 1024, seconds: 5 },
  parse(stdout) {
    const interfaces = stdout.split('\n').flatMap(toInterface);
    return interfaces.length > 0 ? { interfaces } : {};
  },
  samples: [{
    stdout: String.raw`1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000\    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00 promiscuity 0 numtxqueues 1
2: eno1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq master br-lan state UP mode DEFAULT group default qlen 1000\    link/ether 3c:ec:ef:10:20:30 brd ff:ff:ff:ff:ff:ff promiscuity 1 \    bridge_slave state forwarding priority 32 cost 4
5: br-lan: <BROADCAST,MULTICAST> mtu 1500 qdisc noop state DOWN mode DEFAULT group default qlen 1000\    link/ether 3c:ec:ef:10:20:30 brd ff:ff:ff:ff:ff:ff promiscuity 0 \    bridge forward_delay 1500 hello_time 200
7: vlan7@eno1: <BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue state UP\    link/ether 3c:ec:ef:10:20:30 brd ff:ff:ff:ff:ff:ff
`,
    facts: {
      interfaces: [
        { name: 'lo', bridge: false, up: true },
        { name: 'eno1', bridge: false, up: true, mac: '3c:ec:ef:10:20:30', master: 'br-lan' },
        { name: 'br-lan', bridge: true, up: false, mac: '3c:ec:ef:10:20:30' },
        { name: 'vlan7', bridge: false, up: true, mac: '3c:ec:ef:10:20:30' },
      ],
    },
  }],
});
