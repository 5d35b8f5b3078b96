import { guestCells } from '../../schema/domain/numa.ts';
import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'numa-cpus-exceed-vcpus',
  profile: 'libvirt',
  severity: 'error',
  title: 'Guest NUMA cells with vCPUs the guest does not have',
  why: 'The cells distribute the vCPUs that <vcpu> provides, numbered from 0; its number is the maximum, not @current.',
  remedy: 'Raise <vcpu>, or take the vCPUs that are too many out of @cpus.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseXML', text: 'CPU IDs in <numa> exceed the <vcpu> count' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseXML', text: 'Number of CPUs in <numa> exceeds the <vcpu> count' },
  ],
  visits: ['domain/cpu/numa'],
  *check(_numa, { domain }) {
    const most = maxVcpus(domain);
    if (most === undefined) return;
    const vcpu = child(domain, 'vcpu');
    for (const { element, id, cpus } of guestCells(domain)) {
      const highest = cpus.at(-1);
      if (highest === undefined || highest < most) continue;
      yield {
        at: attribute(element, 'cpus')!,
        message: `Cell ${id} has vCPU ${highest}, but the guest has ${most === 1 ? 'only vCPU 0' : `only vCPUs 0 to ${most - 1}`}.`,
        ...(vcpu && { evidence: [{ at: vcpu, message: `The guest has ${most} vCPU${most === 1 ? '' : 's'} at most.` }] }),
      };
    }
  },
  bad: ["<vcpu>2</vcpu><cpu><numa><cell id='0' «cpus='0-3'» memory='512' unit='MiB'/></numa></cpu>", "<vcpu current='4'>4</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='512' unit='MiB'/><cell id='1' «cpus='3-4'» memory='512' unit='MiB'/></numa></cpu>"],
  good: ["<vcpu current='1'>4</vcpu><cpu><numa><cell id='0' cpus='0-3' memory='512' unit='MiB'/></numa></cpu>"],
});
