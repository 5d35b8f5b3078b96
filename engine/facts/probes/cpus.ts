import { parseNumberSet } from '../../core/quantities.ts';
import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'cpus',
  title: 'CPUs of the host',
  why: 'Pinning to a CPU that is not there or not online fails.',
  argv: ['cat', '/sys/devices/system/cpu/present', '/sys/devices/system/cpu/online'],
  limits: { bytes: 8192, seconds: 5 },
  parse(stdout) {
    const [present, online] = stdout.split('\n').map((line) => parseNumberSet(line));
    return present && online && !present.problem && !online.problem ? { cpus: { present: present.numbers, online: online.numbers } } : {};
  },
  samples: [
    { stdout: '0-7\n0-3,6-7\n', facts: { cpus: { present: [0, 1, 2, 3, 4, 5, 6, 7], online: [0, 1, 2, 3, 6, 7] } } },
    { stdout: '0-7\n', facts: {} },
  ],
});
