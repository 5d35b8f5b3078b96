import type { HostMemory } from '../host-facts.ts';
import { known, wholeNumber } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

/** /proc/sys/vm/overcommit_memory */
const OVERCOMMIT = ['heuristic', 'always', 'never'] as const;

function hugePages(text: string, sizeKiB: number | undefined): HostMemory['hugePages'] {
  const [total, free] = ['Total', 'Free'].map((name) => wholeNumber(new RegExp(`^HugePages_${name}:[ \\t]{1,20}(\\d{1,15})$`, 'm').exec(text)?.[1]));
  return sizeKiB === undefined || total === undefined || free === undefined ? undefined : { sizeKiB, total, free };
}

export default defineProbe({
  id: 'memory',
  title: 'Memory of the host',
  why: 'A virtual machine larger than the host does not start, or drives it into swap.',
  argv: ['cat', '/proc/meminfo', '/proc/sys/vm/overcommit_memory'],
  limits: { bytes: 16384, seconds: 5 },
  quick: true,
  parse(stdout) {
    const size = (name: string): number | undefined => wholeNumber(new RegExp(`^${name}:[ \\t]{1,20}(\\d{1,15}) kB$`, 'm').exec(stdout)?.[1]);
    const totalKiB = size('MemTotal');
    if (totalKiB === undefined) return {};
    return {
      memory: known<HostMemory>({
        totalKiB, freeKiB: size('MemFree'), availableKiB: size('MemAvailable'), swapTotalKiB: size('SwapTotal'), swapFreeKiB: size('SwapFree'),
        overcommit: OVERCOMMIT[Number(/^([012])$/m.exec(stdout)?.[1])], commitLimitKiB: size('CommitLimit'), committedKiB: size('Committed_AS'), hugePages: hugePages(stdout, size('Hugepagesize')),
      }),
    };
  },
  samples: [{
    stdout: 'MemTotal:       65736296 kB\nMemFree:        12034168 kB\nMemAvailable:   40120004 kB\nBuffers:          812364 kB\nSwapTotal:       8388604 kB\nSwapFree:        8388000 kB\nCommitLimit:    41256752 kB\nCommitted_AS:   12034168 kB\nHugePages_Total:      64\nHugePages_Free:       60\nHugepagesize:       2048 kB\n0\n',
    facts: { memory: { totalKiB: 65736296, freeKiB: 12034168, availableKiB: 40120004, swapTotalKiB: 8388604, swapFreeKiB: 8388000, overcommit: 'heuristic', commitLimitKiB: 41256752, committedKiB: 12034168, hugePages: { sizeKiB: 2048, total: 64, free: 60 } } },
  }],
});
