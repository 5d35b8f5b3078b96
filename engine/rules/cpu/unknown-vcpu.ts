import { individualVcpus, maxVcpus } from '../../schema/domain/vcpus.ts';
import { attribute } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'unknown-vcpu',
  profile: 'libvirt',
  severity: 'error',
  title: 'The state of a vCPU that does not exist',
  why: 'vCPUs are numbered from 0; the highest is one less than the number in <vcpu>.',
  remedy: 'Raise <vcpu>, or remove the element.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainVcpuParse', text: "vcpu id '%1$u' is out of range of maximum vcpu count" }],
  visits: ['domain/vcpus'],
  *check(_vcpus, { domain, text: source }) {
    const most = maxVcpus(domain);
    if (most === undefined) return;
    for (const { element, id } of individualVcpus(domain)) {
      if (id >= most) yield { at: attribute(element, 'id')!, message: `There is no vCPU ${id}: the guest has vCPUs 0 to ${most - 1}.`, fixes: [offeredFix('Remove this vCPU', removeElement(source, element))] };
    }
  },
  bad: ["<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu «id='2'» enabled='no'/></vcpus>"],
  good: ["<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu id='1' enabled='no' hotpluggable='yes'/></vcpus>"],
});
