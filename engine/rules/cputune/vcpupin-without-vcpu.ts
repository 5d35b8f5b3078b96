import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { count } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'vcpupin-without-vcpu',
  profile: 'silent',
  severity: 'warning',
  title: 'A pin for a vCPU that does not exist',
  why: 'libvirt ignores the pin and forgets it. Often the number of vCPUs was lowered later, or the pins were counted from 1.',
  remedy: 'Remove the pin, or raise <vcpu>; vCPUs are counted from 0.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainVcpuPinDefParseXML', text: 'Ignoring vcpupin for missing vcpus' }],
  visits: ['domain/cputune/vcpupin'],
  *check(pin, { text, domain }) {
    const id = count(pin, 'vcpu');
    const most = maxVcpus(domain);
    if (id === undefined || most === undefined || id < most) return;
    yield { at: attribute(pin, 'vcpu')!, message: `There is no vCPU ${id}: the guest has ${most === 1 ? 'only vCPU 0' : `vCPUs 0 to ${most - 1}`}; libvirt drops this pin.`, fixes: [safeFix('Remove the pin', removeElement(text, pin))] };
  },
  bad: ["<vcpu>2</vcpu><cputune><vcpupin vcpu='1' cpuset='0'/><vcpupin «vcpu='2'» cpuset='0'/></cputune>"],
  good: ["<vcpu current='1'>2</vcpu><cputune><vcpupin vcpu='1' cpuset='0'/></cputune>"],
});
