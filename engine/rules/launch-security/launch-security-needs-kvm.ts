import { guestOf } from '../../schema/domain/example-domains.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'launch-security-needs-kvm',
  profile: 'host',
  severity: 'warning',
  title: 'Memory protection in an emulated domain',
  why: 'The memory of the guest is protected by the CPU, with the help of KVM. An emulated guest runs in the open memory of QEMU; QEMU refuses to start it.',
  remedy: "Write type='kvm', or remove <launchSecurity>.",
  witness: [{ source: 'qemu 10.0.13 system/vl.c', text: 'accelerator does not support confidential guest %s' }],
  drivers: ['qemu'],
  visits: ['domain/launchSecurity'],
  *check(element, { domain }) {
    const type = attribute(element, 'type');
    if (type) yield { at: type, message: `${type.value.slice(0, 20)} needs KVM, but the domain is emulated (type='qemu').`, evidence: [{ at: attribute(domain, 'type')!, message: 'Emulated.' }] };
  },
  bad: [guestOf('x86_64', 'q35', "<launchSecurity «type='sev'»><policy>0x1</policy></launchSecurity>", 'qemu')],
  good: ['<vcpu>1</vcpu>'],
});
