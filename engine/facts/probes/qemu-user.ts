import { defineProbe } from '../probe.ts';

/** Who it may be; the capabilities say which user id it is. `--` keeps an odd name in qemu.conf from being an option. */
const LOOK = `u=$(sed -n 's/^ *user *= *"+\\{0,1\\}\\([^"]*\\)".*/\\1/p' /etc/libvirt/qemu.conf 2> /dev/null | head -n 1)
for u in "$u" libvirt-qemu qemu root; do if [ -n "$u" ]; then id -- "$u" 2> /dev/null; fi; done`;

export default defineProbe({
  id: 'qemu-user',
  title: 'User that QEMU runs as',
  why: 'Images, devices and sockets must be open to this user.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 8192, seconds: 15 },
  buildsOn: ['security'],
  parse(stdout, { security }) {
    const line = stdout.split('\n').find((candidate) => candidate.startsWith(`uid=${security?.qemuUid}(`)) ?? '';
    const who = /^uid=(\d{1,10})\(([^)\n]*)\) gid=(\d{1,10})\(([^)\n]*)\)/.exec(line);
    if (!who) return {};
    const groups = /\bgroups=(\S*)/.exec(line)?.[1] ?? '';
    const qemuGroups = [...groups.matchAll(/\(([^()\n]{1,100})\)/g)].map((m) => m[1]!);
    // The group that QEMU gets may differ from the user's own.
    const sameGroup = security?.qemuGid === undefined || security.qemuGid === Number(who[3]);
    return { security: { qemuUser: who[2]!, qemuGroups, ...(sameGroup && { qemuGroup: who[4]! }) } };
  },
  samples: [{
    stdout: 'uid=0(root) gid=0(root) groups=0(root)\nuid=107(qemu) gid=107(qemu) groups=107(qemu),11(cdrom),36(kvm)\n',
    known: { security: { models: ['selinux', 'dac'], qemuUid: 107, qemuGid: 107 } },
    facts: { security: { qemuUser: 'qemu', qemuGroup: 'qemu', qemuGroups: ['qemu', 'cdrom', 'kvm'] } },
  }],
});
