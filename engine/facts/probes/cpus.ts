import { parseNumberSet } from '../../core/quantities.ts';
import { defineProbe } from '../probe.ts';

/** An empty line says that none is. */
function isolatedIn(line: string | undefined): readonly number[] | undefined {
  const set = parseNumberSet(line ?? '');
  return line === '' ? [] : set.problem ? undefined : set.numbers;
}

export default defineProbe({
  id: 'cpus',
  title: 'CPUs of the host',
  why: 'Pinning to a CPU that is not there or not online fails.',
  argv: ['cat', '/sys/devices/system/cpu/present', '/sys/devices/system/cpu/online', '/sys/devices/system/cpu/isolated'],
  limits: { bytes: 8192, seconds: 5 },
  quick: true,
  parse(stdout) {
    const [present, online] = stdout.split('\n').map((line) => parseNumberSet(line));
    const isolated = isolatedIn(stdout.split('\n')[2]);
    if (!present || !online || present.problem || online.problem) return {};
    return { cpus: { present: present.numbers, online: online.numbers, ...(isolated && { isolated }) } };
  },
  samples: [
    { stdout: '0-7\n0-3,6-7\n\n', facts: { cpus: { present: [0, 1, 2, 3, 4, 5, 6, 7], online: [0, 1, 2, 3, 6, 7], isolated: [] } } },
    { stdout: '0-3\n0-3\n2-3\n', facts: { cpus: { present: [0, 1, 2, 3], online: [0, 1, 2, 3], isolated: [2, 3] } } },
    { stdout: '0-7\n', facts: {} },
  ],
});
