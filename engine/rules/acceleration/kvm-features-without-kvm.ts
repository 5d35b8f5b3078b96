import { attribute, children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const guest = (type: string, features: string): string => `<domain type='${type}'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os><features>${features}</features></domain>`;

export default defineRule({
  id: 'kvm-features-without-kvm',
  profile: 'silent',
  severity: 'warning',
  title: 'KVM settings in an emulated domain',
  why: "<features><kvm> changes what KVM shows to the guest. In a domain of type='qemu' there is no KVM: the settings do nothing, or QEMU warns about CPU properties it cannot set.",
  remedy: "Write type='kvm', or remove <kvm>.",
  witness: [{ source: 'libvirt manual, formatdomain, Hypervisor features, kvm', text: 'Various features to change the behavior of the KVM hypervisor.' }],
  drivers: ['qemu'],
  visits: ['domain/features/kvm'],
  *check(kvm, { text, domain }) {
    const on = children(kvm).filter((feature) => value(feature, 'state') === 'on');
    if (on.length === 0) return;
    yield {
      at: kvm,
      message: `<kvm> asks for ${on.map((f) => f.name.slice(0, 30)).slice(0, 5).join(', ')}, but the domain is type='qemu' and does not use KVM.`,
      evidence: [{ at: attribute(domain, 'type')!, message: 'The domain is emulated.' }],
      fixes: [offeredFix('Remove <kvm>', removeElement(text, kvm))],
    };
  },
  bad: [guest('qemu', "«<kvm>»<hidden state='on'/></kvm>")],
  good: [guest('kvm', "<kvm><hidden state='on'/></kvm>"), guest('qemu', "<kvm><hidden state='off'/></kvm>")],
});
