import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'addresses',
  title: 'Addresses of the network interfaces',
  why: 'A screen or console can only listen at an address that the host has.',
  argv: ['ip', '-o', 'address'],
  limits: { bytes: 256 * 1024, seconds: 5 },
  parse(stdout) {
    const addresses = [...stdout.matchAll(/^\d{1,9}: \S{1,64} {1,9}inet6? ([\da-f.:]{2,45})(?:\/\d{1,3})? /gm)].map((match) => match[1]!);
    return addresses.length > 0 ? { addresses: [...new Set(addresses)] } : {};
  },
  samples: [{
    stdout: String.raw`1: lo    inet 127.0.0.1/8 scope host lo\       valid_lft forever preferred_lft forever
1: lo    inet6 ::1/128 scope host noprefixroute \       valid_lft forever preferred_lft forever
2: eno1    inet 192.0.2.10/24 brd 192.0.2.255 scope global eno1\       valid_lft forever preferred_lft forever
2: eno1    inet 192.0.2.10/32 scope global secondary eno1\       valid_lft forever preferred_lft forever
`,
    facts: { addresses: ['127.0.0.1', '::1', '192.0.2.10'] },
  }],
});
