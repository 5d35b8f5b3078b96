import { attribute, child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const FEATURES = ['acpi', 'apic', 'pae', 'viridian', 'privnet'] as const;

export default defineRule({
  id: 'feature-state-ignored',
  profile: 'silent',
  severity: 'warning',
  title: "A feature that state='off' does not turn off",
  why: 'For these features the element itself is the switch: where it stands, libvirt turns the feature on and does not look at a state. Written with off, it does the opposite of what it says.',
  remedy: 'Remove the element to turn the feature off.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesDefParse', text: 'case VIR_DOMAIN_FEATURE_PRIVNET: def->features[val] = VIR_TRISTATE_SWITCH_ON;' }],
  onlyWith: ['@state'],
  visits: FEATURES.map((name) => `domain/features/${name}`),
  *check(feature, { text }) {
    const state = attribute(feature, 'state');
    if (!state || !['off', 'no', 'false', '0'].includes(state.value)) return;
    const first = child(feature.parent, feature.name) === feature;
    yield { at: state, message: `<${feature.name}> is turned on here: libvirt does not read its state, the element alone is the switch.`, ...(first && { fixes: [offeredFix(`Remove <${feature.name}>`, removeElement(text, feature))] }) };
  },
  bad: ["<features><acpi «state='off'»/><apic/></features>"],
  good: ["<features><acpi/><apic eoi='off'/><pmu state='off'/></features>"],
});
