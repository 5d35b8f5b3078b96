import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'hostname',
  title: 'Name of the host',
  why: 'To say which host is meant.',
  argv: ['uname', '-n'],
  limits: { bytes: 1024, seconds: 5 },
  quick: true,
  parse: (stdout) => (stdout.trim() === '' ? {} : { hostname: stdout.trim() }),
  samples: [{ stdout: 'rack7-kvm2\n', facts: { hostname: 'rack7-kvm2' } }],
});
