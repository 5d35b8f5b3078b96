import type { HostMemory } from '../host-facts.ts';
import { known, wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'memory',
  title: 'Memory of the host',
  why: 'A virtual machine larger than the host does not start, or drives it into swap.',
  argv: ['cat', '/proc/meminfo'],
  limits: { bytes: 16384, seconds: 5 },
  parse(stdout) {
    const size = (name: string): number | undefined => wholeNumber(new RegExp(`^${name}:[ \\t]{1,20}(\\d{1,15}) kB$`, 'm').exec(stdout)?.[1]);
    const totalKiB = size('MemTotal');
    if (totalKiB === undefined) return {};
    return { memory: known<HostMemory>({ totalKiB, freeKiB: size('MemFree'), availableKiB: size('MemAvailable'), swapTotalKiB: size('SwapTotal') }) };
  },
  samples: [{
    stdout: 'MemTotal:       65736296 kB\nMemFree:        12034168 kB\nMemAvailable:   40120004 kB\nBuffers:          812364 kB\nSwapTotal:       8388604 kB\nSwapFree:        8388604 kB\n',
    facts: { memory: { totalKiB: 65736296, freeKiB: 12034168, availableKiB: 40120004, swapTotalKiB: 8388604 } },
  }],
});
