import { all, attribute, child } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'vcpu-settings-dropped',
  profile: 'silent',
  severity: 'warning',
  title: 'Settings of <vcpu> that something else overrides',
  why: "The single states below <vcpus> go before vcpu/@current, and placement='auto' before vcpu/@cpuset: libvirt does not read the latter and drops them.",
  remedy: 'Remove the attribute that has no effect.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainVcpuParse', text: 'if individual vcpu states are provided take them as master' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainVcpuParse', text: 'if (def->placement_mode != VIR_DOMAIN_CPU_PLACEMENT_MODE_AUTO)' },
  ],
  onlyWith: ['@cpuset', '@current'],
  visits: ['domain/vcpu'],
  *check(vcpu, { text, domain }) {
    const cpuset = attribute(vcpu, 'cpuset');
    const current = attribute(vcpu, 'current');
    if (child(domain, 'vcpu') !== vcpu) return;
    if (cpuset && attribute(vcpu, 'placement')?.value === 'auto') yield { at: cpuset, message: `cpuset='${cpuset.value.slice(0, 40)}' has no effect beside placement='auto'; libvirt drops it.`, fixes: [safeFix('Remove cpuset', removeAttribute(text, cpuset))] };
    const enabled = all(domain, 'vcpus', 'vcpu').filter((v) => attribute(v, 'enabled')?.value === 'yes').length;
    if (current && enabled > 0 && /^\d+$/.test(current.value) && Number(current.value) !== enabled) yield { at: current, message: `current='${current.value.slice(0, 10)}' has no effect: <vcpus> enables ${enabled}.`, fixes: [safeFix('Remove current', removeAttribute(text, current))] };
  },
  bad: ["<vcpu placement='auto' «cpuset='0-3'»>2</vcpu>", "<vcpu «current='2'»>4</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu id='1' enabled='no' hotpluggable='yes'/><vcpu id='2' enabled='no' hotpluggable='yes'/><vcpu id='3' enabled='no' hotpluggable='yes'/></vcpus>"],
  good: ["<vcpu placement='static' cpuset='0'>2</vcpu>", "<vcpu current='1'>2</vcpu><vcpus><vcpu id='0' enabled='yes' hotpluggable='no'/><vcpu id='1' enabled='no' hotpluggable='yes'/></vcpus>"],
});
