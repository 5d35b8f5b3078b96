import type { HostListener } from '../host-facts.ts';
import { defineProbe } from '../probe.ts';

/** 0A is TCP_LISTEN (include/net/tcp_states.h). */
const LOOK = 'echo table; cat /proc/net/tcp /proc/net/tcp6 2> /dev/null | awk \'$4 == "0A" { print $2 }\' | sort -u | head -n 2000';

/** The kernel writes each 32 bits of an address as a number of the machine: of all machines that libvirt serves, s390 alone has them in order. */
function words(hexadecimal: string): number[] {
  return (hexadecimal.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse().map((byte) => Number.parseInt(byte, 16)));
}

function address(hexadecimal: string): string {
  const bytes = words(hexadecimal);
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.every((byte) => byte === 0)) return '::';
  if (bytes.slice(0, 15).every((byte) => byte === 0) && bytes[15] === 1) return '::1';
  if (bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255) return bytes.slice(12).join('.');
  return Array.from({ length: 8 }, (_, i) => ((bytes[2 * i]! << 8) | bytes[2 * i + 1]!).toString(16)).join(':');
}

export default defineProbe({
  id: 'listeners',
  title: 'TCP ports where somebody listens',
  why: 'A fixed port for a screen or a console that is taken keeps the machine from starting; so does a server on the host that is not there.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 131072, seconds: 5 },
  quick: true,
  parse(stdout) {
    if (!stdout.startsWith('table\n')) return {};
    const rows = [...stdout.matchAll(/^([\dA-F]{8}|[\dA-F]{32}):([\dA-F]{4})$/gm)];
    return { listeners: rows.map(([, where, port]): HostListener => ({ address: address(where!), port: Number.parseInt(port!, 16) })) };
  },
  samples: [
    {
      stdout: 'table\n00000000000000000000000000000000:0016\n00000000000000000000000001000000:1538\n0100007F:170F\nB80D0120000000000000000001000000:0050\n',
      facts: { listeners: [{ address: '::', port: 22 }, { address: '::1', port: 5432 }, { address: '127.0.0.1', port: 5903 }, { address: '2001:db8:0:0:0:0:0:1', port: 80 }] },
    },
    { stdout: 'table\n', facts: { listeners: [] } },
    { stdout: '', facts: {} },
  ],
});
