import { guestWith } from '../../schema/domain/example-domains.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const off = { kvm: { device: 'present', module: 'kvm_intel', nested: false } } as const;
const guest = (feature: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type></os><cpu mode='host-passthrough'><feature ${feature}/></cpu>`);

export default defineRule({
  id: 'nested-kvm-off',
  profile: 'host',
  severity: 'warning',
  title: 'Virtualization inside the guest, which the host does not allow',
  why: "With the feature vmx or svm a guest can run virtual machines itself. The host's KVM hands it out only when nested virtualization is on.",
  remedy: 'modprobe kvm_intel nested=1 (or kvm_amd), by a file in /etc/modprobe.d; or remove the feature.',
  witness: [{ source: 'Linux Documentation/virt/kvm/x86/running-nested-guests.rst', text: 'From Linux kernel v4.20 onwards, the nested KVM parameter is enabled by default for Intel and AMD.' }],
  drivers: ['kvm'],
  visits: ['domain/cpu/feature'],
  needs: ['kvm'],
  *check(feature, { domain, host: { kvm } }) {
    const name = attribute(feature, 'name');
    if (!name || !['vmx', 'svm'].includes(name.value) || !['require', 'force', undefined].includes(value(feature, 'policy')) || feature.parent !== child(domain, 'cpu') || kvm.nested !== false) return;
    yield { at: name, message: `The guest wants ${name.value}, but nested virtualization is off on the host${kvm.module === 'kvm_intel' || kvm.module === 'kvm_amd' ? ` (${kvm.module}.nested)` : ''}.` };
  },
  bad: [{ xml: guest("policy='require' «name='vmx'»"), host: off }],
  good: [{ xml: guest("policy='require' name='vmx'"), host: { kvm: { nested: true } } }, { xml: guest("policy='disable' name='vmx'"), host: off }],
});
