import { guestOf } from '../../schema/domain/example-domains.ts';
import { isFamily } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const guest = (policy: string): string => guestOf('s390x', 's390-ccw-virtio', `<cpu mode='host-model'><feature ${policy} name='vx'/></cpu>`);

export default defineRule({
  id: 's390-feature-policy',
  profile: 'libvirt',
  severity: 'error',
  title: 'An optional CPU feature on s390x',
  why: "On s390x a feature is either required or disabled; libvirt cannot leave the choice to the host.",
  remedy: "Write policy='require' or policy='disable'.",
  witness: [{ source: 'libvirt 11.3.0 src/cpu/cpu_s390.c virCPUs390ValidateFeatures', text: "only cpu feature policies 'require' and 'disable' are supported for %1$s" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/cpu/feature'],
  *check(feature, { domain }) {
    const policy = attribute(feature, 'policy');
    if (policy?.value === 'optional' && isFamily(domain, 's390')) yield { at: policy, message: `On s390x a CPU feature is required or disabled, never ${policy.value}.`, fixes: [offeredFix("Write policy='require'", setAttribute(feature, 'policy', 'require')), offeredFix("Write policy='disable'", setAttribute(feature, 'policy', 'disable'))] };
  },
  bad: [guest("«policy='optional'»")],
  good: [guest("policy='require'"), "<cpu mode='host-model'><feature policy='optional' name='pcid'/></cpu>"],
});
