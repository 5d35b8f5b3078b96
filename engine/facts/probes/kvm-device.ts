import { defineProbe } from '../probe.ts';

const LOOK = 'if [ -e /dev/kvm ]; then stat -c "%F|%a|%U|%G" /dev/kvm; elif [ -d /dev ]; then echo absent; fi';

export default defineProbe({
  id: 'kvm-device',
  title: 'The device /dev/kvm',
  why: 'Without it, or without the right to open it, nothing runs at full speed.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 1024, seconds: 5 },
  quick: true,
  parse(stdout) {
    if (stdout.trim() === 'absent') return { kvm: { device: 'absent' } };
    const [type, mode, owner, group] = stdout.trim().split('|');
    if (type === undefined || !/^[0-7]{1,4}$/.test(mode ?? '') || !owner || !group) return {};
    return { kvm: { device: type === 'character special file' ? 'present' : 'absent', mode: mode!, owner, group } };
  },
  samples: [
    { stdout: 'character special file|660|root|kvm\n', facts: { kvm: { device: 'present', mode: '660', owner: 'root', group: 'kvm' } } },
    { stdout: 'absent\n', facts: { kvm: { device: 'absent' } } },
  ],
});
