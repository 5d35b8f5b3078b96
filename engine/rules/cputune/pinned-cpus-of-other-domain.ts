import { formatNumberSet, parseNumberSet } from '../../core/quantities.ts';
import { called, isActive, otherDomains } from '../../schema/domain/other-domains.ts';
import { all, attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { domains: [{ name: 'db', state: 'running', pinnedCpus: [2, 3] }, { name: 'old', state: 'shut off', pinnedCpus: [0, 1] }] };

export default defineRule({
  id: 'pinned-cpus-of-other-domain',
  profile: 'performance',
  severity: 'info',
  title: 'vCPUs pinned to CPUs that another running machine is pinned to',
  why: 'Pinning is meant to give a vCPU a CPU of its own. Where two machines are pinned to the same one, they take turns, and neither can move to an idle CPU.',
  remedy: 'Pin the machines to different CPUs (virsh vcpupin shows who stands where).',
  witness: [{ source: 'Linux man-pages sched_setaffinity(2)', text: 'by dedicating one CPU to a particular thread' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/cputune'],
  needs: ['domains'],
  *check(cputune, { domain, host: { domains } }) {
    const others = otherDomains(domain, domains).filter((d) => isActive(d) === true && d.pinnedCpus);
    if (others.length === 0 || child(domain, 'cputune') !== cputune) return;
    for (const pin of all(cputune, 'vcpupin')) {
      const cpus = parseNumberSet(value(pin, 'cpuset') ?? '').numbers;
      const other = others.find((d) => d.pinnedCpus!.some((cpu) => cpus.includes(cpu)));
      const at = attribute(pin, 'cpuset');
      // A set of which something stays free leaves the vCPU a way out.
      if (at && other && cpus.every((cpu) => others.some((d) => d.pinnedCpus!.includes(cpu)))) yield { at, message: `vCPU ${(value(pin, 'vcpu') ?? '?').slice(0, 6)} is pinned to CPU ${formatNumberSet(cpus).slice(0, 40)} of the host, where ${called(other)} is pinned as well and runs now.` };
    }
  },
  bad: [{ xml: "<vcpu>2</vcpu><cputune><vcpupin vcpu='0' «cpuset='2'»/><vcpupin vcpu='1' cpuset='0'/></cputune>", host }],
  good: [{ xml: "<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='1' cpuset='3-4'/></cputune>", host }],
});
