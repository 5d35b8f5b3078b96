import { defineProbe } from '../probe.ts';

export default defineProbe({
  id: 'asker',
  title: 'User who asks',
  why: 'What an ordinary user is not shown is unknown, not absent.',
  argv: ['id'],
  limits: { bytes: 8192, seconds: 5 },
  parse(stdout) {
    const who = /^uid=(\d{1,10})\(([^)\n]*)\)/.exec(stdout);
    const groups = /\bgroups=(\S*)/.exec(stdout)?.[1] ?? '';
    if (!who) return {};
    return { asker: { user: who[2]!, uid: Number(who[1]), groups: [...groups.matchAll(/\(([^()\n]{1,100})\)/g)].map((m) => m[1]!) } };
  },
  samples: [{
    stdout: 'uid=1004(mira) gid=1004(mira) groups=1004(mira),27(sudo),129(libvirt)\n',
    facts: { asker: { user: 'mira', uid: 1004, groups: ['mira', 'sudo', 'libvirt'] } },
  }],
});
