import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { count } from '../../schema/read.ts';
import { all, attribute, child } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'vcpu-current-exceeds-maximum',
  profile: 'libvirt',
  severity: 'error',
  title: 'More vCPUs at the start than the guest can have',
  why: 'The text of <vcpu> is the maximum; @current says how many of them are there from the start.',
  remedy: 'Raise the number in <vcpu>, or lower @current.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefSetVcpus', text: 'maximum vCPU count must not be less than current vCPU count' }],
  onlyWith: ['@current'],
  visits: ['domain/vcpu'],
  *check(vcpu, { text, domain }) {
    const current = attribute(vcpu, 'current');
    const most = maxVcpus(domain);
    const now = count(vcpu, 'current');
    if (!current || most === undefined || now === undefined || now <= most || all(domain, 'vcpus', 'vcpu').length > 0 || child(domain, 'vcpu') !== vcpu) return;
    yield { at: current, message: `${now} vCPUs are to be there at the start, but the guest has at most ${most}.`, fixes: [offeredFix('Start with all of them', removeAttribute(text, current))] };
  },
  bad: ["<vcpu «current='4'»>2</vcpu>"],
  good: ["<vcpu current='2'>4</vcpu>", "<vcpu current='4'>4</vcpu>"],
});
