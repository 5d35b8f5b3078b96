import { closest } from '../../core/edit-distance.ts';
import { children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const list = (names: string): readonly string[] => names.split(' ');

/** What libvirt's parser knows below each of them; anything else is refused, not dropped as elsewhere. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  features: list('acpi apic pae hap viridian privnet hyperv kvm pvspinlock capabilities pmu vmport gic smm ioapic hpt vmcoreinfo htm nested-hv msrs ccf-assist xen cfpc sbbc ibs tcg async-teardown ras ps2 aia virtualization'),
  hyperv: list('relaxed vapic spinlocks vpindex runtime synic stimer reset vendor_id frequencies reenlightenment tlbflush ipi evmcs avic emsr_bitmap xmm_input'),
  kvm: list('hidden hint-dedicated poll-control pv-ipi dirty-ring'),
  xen: list('e820_host passthrough'),
  stimer: ['direct'],
  tlbflush: list('direct extended'),
};

export default defineRule({
  id: 'unknown-feature',
  profile: 'libvirt',
  severity: 'error',
  title: 'A hypervisor feature that libvirt does not know',
  why: 'Elsewhere libvirt skips elements it does not know; below <features> it refuses them.',
  remedy: 'Correct the name, or remove the element.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesDefParse', text: "unexpected feature '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesHyperVDefParse', text: 'unsupported HyperV Enlightenment feature: %1$s' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesHyperVDefParse', text: 'unsupported Hyper-V stimer feature: %1$s' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesHyperVDefParse', text: 'unsupported Hyper-V tlbflush feature: %1$s' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesKVMDefParse, virDomainFeaturesXENDefParse', text: 'unsupported KVM feature: %1$s' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesKVMDefParse, virDomainFeaturesXENDefParse', text: 'unsupported Xen feature: %1$s' },
    { source: 'libvirt 9.0.0 src/conf/domain_conf.c virDomainFeaturesHyperVDefParse', text: 'unsupported HyperV stimer feature: %s' },
    { source: 'libvirt 9.0.0 src/conf/domain_conf.c virDomainFeaturesKVMDefParse', text: 'unsupported KVM feature: %s' },
    { source: 'libvirt 9.0.0 src/conf/domain_conf.c virDomainFeaturesHyperVDefParse', text: 'unsupported Hyper-V stimer feature: %s' },
  ],
  visits: ['domain/features', 'domain/features/hyperv', 'domain/features/kvm', 'domain/features/xen', 'domain/features/hyperv/stimer', 'domain/features/hyperv/tlbflush'],
  *check(parent, { text }) {
    const known = KNOWN[parent.name]!;
    // What is passed through or switched off is not read.
    if (['passthrough', 'host-model'].includes(value(parent, 'mode') ?? '') || value(parent.parent, 'mode') === 'passthrough') return;
    if (['stimer', 'tlbflush'].includes(parent.name) && value(parent, 'state') !== 'on') return;
    for (const feature of children(parent)) {
      if (known.includes(feature.name) || feature.name.includes(':')) continue;
      const meant = closest(feature.name, known);
      yield {
        at: feature,
        message: `libvirt knows no <${feature.name.slice(0, 40)}> below <${parent.name}> and refuses it${meant ? `; did you mean <${meant}>?` : '.'}`,
        fixes: meant
          ? [offeredFix(`Rename to <${meant}>`, replace(feature.nameSpan, meant), ...(feature.endNameSpan ? [replace(feature.endNameSpan, meant)] : []))]
          : [offeredFix('Remove the element', removeElement(text, feature))],
      };
    }
  },
  bad: ['<features>«<acpy/>»</features>', "<features><hyperv mode='custom'>«<relax state='on'/>»</hyperv></features>", "<features><kvm>«<hiden state='on'/>»</kvm></features>", "<features><hyperv><stimer state='on'>«<indirect state='on'/>»</stimer></hyperv></features>"],
  good: ["<features><acpi/><apic/><hyperv mode='custom'><relaxed state='on'/><vpindex state='on'/></hyperv><kvm><hidden state='on'/></kvm></features>"],
});
