import { parseNumberSet } from '../../core/quantities.ts';
import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'cpus',
  title: 'CPUs of the host',
  why: 'Pinning to a CPU that is not there or not online fails.',
  argv: ['cat', '/sys/devices/system/cpu/present', '/sys/devices/system/cpu/online', '/sys/devices/system/cpu/isolated'],
  limits: { bytes: 8192, seconds: 5 },
  parse(stdout) {
    const [present, online, isolated] = stdout.split('\n').map((line) => parseNumberSet(line));
    if (!present || !online || present.problem || online.problem) return {};
    return { cpus: { present: present.numbers, online: online.numbers, ...(isolated && !isolated.problem && { isolated: isolated.numbers }) } };
  },
  samples: [
    { stdout: '0-7\n0-3,6-7\n', facts: { cpus: { present: [0, 1, 2, 3, 4, 5, 6, 7], online: [0, 1, 2, 3, 6, 7] } } },
    { stdout: '0-3\n0-3\n2-3\n', facts: { cpus: { present: [0, 1, 2, 3], online: [0, 1, 2, 3], isolated: [2, 3] } } },
    { stdout: '0-7\n', facts: {} },
  ],
});
