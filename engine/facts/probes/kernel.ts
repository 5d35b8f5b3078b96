import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'kernel',
  title: 'Kernel and architecture',
  why: 'Some failures belong to some kernels; the architecture decides what KVM can run.',
  argv: ['uname', '-r', '-m'],
  limits: { bytes: 1024, seconds: 5 },
  quick: true,
  parse(stdout) {
    const [release, architecture, ...rest] = stdout.trim().split(' ');
    return release && architecture && rest.length === 0 ? { kernel: { release }, architecture } : {};
  },
  samples: [{ stdout: '6.1.0-31-amd64 x86_64\n', facts: { kernel: { release: '6.1.0-31-amd64' }, architecture: 'x86_64' } }],
});
