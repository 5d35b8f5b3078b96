import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { parseNumberSet } from '../../core/quantities.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'monitor-without-vcpu',
  profile: 'libvirt',
  severity: 'error',
  title: 'A monitor of no vCPU of the guest',
  why: 'What a monitor counts is what the vCPUs of its group use; those that do not exist are left out, and none is left.',
  remedy: 'Name vCPUs that the guest has.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainResctrlValidateMonitor', text: 'vcpus is empty' },
  ],
  visits: ['domain/cputune/cachetune/monitor', 'domain/cputune/memorytune/monitor'],
  *check(monitor, { domain }) {
    const vcpus = attribute(monitor, 'vcpus');
    const most = maxVcpus(domain);
    if (!vcpus || most === undefined) return;
    const set = parseNumberSet(vcpus.value);
    const own = parseNumberSet(value(monitor.parent, 'vcpus') ?? '');
    if (set.problem || set.numbers.some((n) => n < most) || !own.numbers.some((n) => n < most)) return;
    yield { at: vcpus, message: `The monitor watches vCPU ${vcpus.value.slice(0, 60)}, but the guest has only vCPUs 0 to ${most - 1}.` };
  },
  bad: [
    "<vcpu>4</vcpu><cputune><cachetune vcpus='0-1'><cache id='0' level='3' type='both' size='3' unit='MiB'/><monitor level='3' «vcpus='7'»/></cachetune></cputune>",
  ],
  good: [
    "<vcpu>4</vcpu><cputune><cachetune vcpus='0-1'><cache id='0' level='3' type='both' size='3' unit='MiB'/><monitor level='3' vcpus='0'/></cachetune></cputune>",
  ],
});
