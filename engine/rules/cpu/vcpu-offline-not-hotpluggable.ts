import { individualVcpus } from '../../schema/domain/vcpus.ts';
import { attribute } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'vcpu-offline-not-hotpluggable',
  profile: 'libvirt',
  severity: 'error',
  title: 'A vCPU that is neither there nor can be added',
  why: 'A vCPU that is not enabled at the start is only of use when it can be plugged in later.',
  remedy: "Write hotpluggable='yes', or enabled='yes'.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainVcpuDefPostParse', text: "vcpu '%1$zu' is both offline and not hotpluggable" }],
  visits: ['domain/vcpus'],
  *check(_vcpus, { domain }) {
    for (const { element, id, enabled, hotpluggable } of individualVcpus(domain)) {
      if (enabled || hotpluggable !== false) continue;
      yield { at: attribute(element, 'hotpluggable')!, message: `vCPU ${id} is neither enabled nor hotpluggable.`, fixes: [offeredFix('Make it hotpluggable', setAttribute(element, 'hotpluggable', 'yes'))] };
    }
  },
  bad: ["<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu id='1' enabled='no' «hotpluggable='no'»/></vcpus>"],
  good: ["<vcpu>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu id='1' enabled='no' hotpluggable='yes'/></vcpus>"],
});
