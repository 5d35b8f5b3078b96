import type { HostStorage } from '../host-facts.ts';
import { known } from '../machine-xml.ts';
import { defineProbe } from '../probe.ts';

type Raid = NonNullable<HostStorage['raids']>[number];

/** `md0 : active raid1 sdb1[1] sda1[0](F)`, then `… [2/1] [_U]`: how many disks it wants and has. */
function toRaid(line: string, next: string): Raid[] {
  const match = /^(md[\w.-]{1,60}) : (active|inactive)(?: \((?:auto-)?read-only\))? ?(raid\d{1,2}|linear|multipath|faulty)?(?: |$)/.exec(line);
  if (!match) return [];
  const count = /\[(\d{1,4})\/(\d{1,4})\]/.exec(next);
  return [known<Raid>({ name: match[1]!, active: match[2] === 'active', level: match[3], disks: count ? Number(count[1]) : undefined, working: count ? Number(count[2]) : undefined })];
}

export default defineProbe({
  id: 'raids',
  title: 'Software RAID',
  why: 'Images on an array that has lost disks are in danger; one that is inactive is not there.',
  argv: ['/bin/sh', '-c', 'if [ -r /proc/mdstat ]; then cat /proc/mdstat; fi'],
  limits: { bytes: 65536, seconds: 5 },
  quick: true,
  parse(stdout) {
    const lines = stdout.split('\n');
    const raids = lines.flatMap((line, i) => toRaid(line, lines[i + 1] ?? ''));
    return raids.length > 0 ? { storage: { raids } } : {};
  },
  samples: [{
    stdout: `Personalities : [raid1] [raid6]
md0 : active raid1 sdb1[1] sda1[0](F)
      976630464 blocks super 1.2 [2/1] [_U]
      bitmap: 3/8 pages [12KB], 65536KB chunk

md127 : inactive sdc1[0](S)
      976630464 blocks super 1.2

unused devices: <none>
`,
    facts: { storage: { raids: [{ name: 'md0', active: true, level: 'raid1', disks: 2, working: 1 }, { name: 'md127', active: false }] } },
  }],
});
