import type { HostCgroups } from '../host-facts.ts';
import { defineProbe } from '../probe.ts';

/** The controllers at the root of a unified tree, and whether the kernel can restrict devices there, which it does by programs (BPF). */
const LOOK = `echo mounts
grep -E ' cgroup2? ' /proc/mounts | while read -r s m t o r; do
echo "$t $o"
c=
if [ "$t" = cgroup2 ]; then read -r c < "$m/cgroup.controllers"; echo "unified $c"; fi
if [ -z "$c" ]; then continue; fi
grep -q -s '^CONFIG_CGROUP_BPF=y' "/boot/config-$(uname -r)" || grep -q -w -s cgroup_bpf_prog_query /proc/kallsyms && echo bpf
done; :`;

const NAMES = ['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'blkio'];
/** libvirt's names of the unified tree's controllers (virCgroupV2Controller in vircgroupv2.c). */
const UNIFIED: Readonly<Record<string, string>> = { io: 'blkio' };

/** What libvirt as root finds: see virCgroupV1DetectMounts, virCgroupV2Available and virCgroupV2DetectControllers in libvirt's util. */
function toCgroups(lines: readonly string[]): HostCgroups {
  const legacy = lines.flatMap((line) => (line.startsWith('cgroup ') ? line.slice(7).split(',') : []));
  const unified = lines.filter((line) => /^unified ./.test(line)).flatMap((line) => line.slice(8).trim().split(' '));
  const isLegacy = lines.some((line) => line.startsWith('cgroup ') && !line.includes('name='));
  const found = new Set(isLegacy ? legacy.filter((word) => NAMES.includes(word)) : []);
  if (unified.length > 0) {
    for (const name of [...unified.map((word) => UNIFIED[word] ?? word), 'cpuacct', ...(lines.includes('bpf') ? ['devices'] : [])]) found.add(name);
  }
  return { version: isLegacy ? (unified.length > 0 ? 'hybrid' : 1) : unified.length > 0 ? 2 : 'none', controllers: NAMES.filter((name) => found.has(name)) };
}

export default defineProbe({
  id: 'cgroups',
  title: 'Control groups',
  why: 'Shares and limits of CPU, memory and disks need their controllers.',
  argv: ['/bin/sh', '-c', LOOK],
  limits: { bytes: 16384, seconds: 5 },
  quick: true,
  parse(stdout) {
    const lines = stdout.split('\n');
    return lines[0] === 'mounts' ? { cgroups: toCgroups(lines) } : {};
  },
  samples: [
    { stdout: 'mounts\ncgroup2 rw,nosuid,nodev,noexec,relatime,nsdelegate\nunified cpuset cpu io memory hugetlb pids rdma misc\nbpf\n', facts: { cgroups: { version: 2, controllers: ['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'blkio'] } } },
    {
      stdout: 'mounts\ncgroup rw,cpu,cpuacct\ncgroup rw,memory\ncgroup rw,name=systemd\ncgroup2 rw,relatime\nunified \nbpf\n',
      facts: { cgroups: { version: 1, controllers: ['cpu', 'cpuacct', 'memory'] } },
    },
    { stdout: 'mounts\n', facts: { cgroups: { version: 'none', controllers: [] } } },
    { stdout: '', facts: {} },
  ],
});
