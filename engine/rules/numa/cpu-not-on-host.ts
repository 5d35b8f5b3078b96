import { formatNumberSet, parseNumberSet } from '../../core/quantities.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { cpus: { present: [0, 1, 2, 3], online: [0, 1, 2] } };

export default defineRule({
  id: 'cpu-not-on-host',
  profile: 'host',
  severity: 'error',
  title: 'Pinned to a CPU that the host does not have or that is offline',
  why: 'A thread can only run on CPUs that exist and are online. When none of the CPUs in the set is usable the kernel refuses it and the guest does not start; when some are missing the rest is used.',
  remedy: 'Name only CPUs of this host that are online (virsh -r nodecpumap lists them).',
  witness: [
    { source: 'libvirt 11.3.0 src/util/virprocess.c virProcessSetAffinity', text: 'cannot set CPU affinity on process %1$d' },
    { source: 'Linux man-pages sched_setaffinity(2), EINVAL', text: 'The affinity bit mask mask contains no processors that are currently physically on the system and permitted to the thread' },
  ],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/vcpu', 'domain/cputune/vcpupin', 'domain/cputune/emulatorpin', 'domain/cputune/iothreadpin'],
  needs: ['cpus'],
  *check(element, { host: { cpus } }) {
    const cpuset = attribute(element, 'cpuset');
    if (!cpuset?.valueSpan || (element.name === 'vcpu' && value(element, 'placement') === 'auto')) return;
    const usable = new Set(cpus.online.length > 0 ? cpus.online : cpus.present);
    const wanted = parseNumberSet(cpuset.value).numbers;
    const missing = wanted.filter((cpu) => !usable.has(cpu));
    if (usable.size === 0 || missing.length === 0) return;
    const none = missing.length === wanted.length;
    const offline = missing.every((cpu) => cpus.present.includes(cpu));
    yield {
      at: cpuset,
      severity: none ? 'error' : 'warning',
      message: `CPU ${formatNumberSet(missing).slice(0, 60)} ${offline ? 'is offline on the host' : 'is not on the host'}${none ? ', so there is no CPU left to run on' : ''}; online are ${formatNumberSet([...usable].sort((a, b) => a - b)).slice(0, 60)}.`,
    };
  },
  bad: [
    { xml: "<vcpu «cpuset='2,8-9'»>2</vcpu>", host },
    { xml: "<vcpu>2</vcpu><cputune><vcpupin vcpu='0' «cpuset='64'»/><emulatorpin «cpuset='3'»/></cputune>", host },
  ],
  good: [{ xml: "<vcpu cpuset='0-2'>2</vcpu><cputune><vcpupin vcpu='0' cpuset='1'/></cputune>", host }],
});
