import { children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'hyperv-passthrough-drops',
  profile: 'silent',
  severity: 'warning',
  title: 'Single Hyper-V settings beside passthrough',
  why: "mode='passthrough' gives the guest every enlightenment that the host can do; libvirt does not read the elements below <hyperv> then and drops them.",
  remedy: "Remove them, or write mode='custom'.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainFeaturesHyperVDefParse', text: 'if (mode == VIR_DOMAIN_HYPERV_MODE_PASSTHROUGH) return 0;' }],
  visits: ['domain/features/hyperv'],
  *check(hyperv) {
    const [first] = children(hyperv);
    if (first && value(hyperv, 'mode') === 'passthrough') yield { at: first, message: `<${first.name.slice(0, 40)}> has no effect under mode='passthrough'; libvirt drops it.` };
  },
  bad: ["<features><hyperv mode='passthrough'>«<relaxed state='off'/>»</hyperv></features>"],
  good: ["<features><hyperv mode='custom'><relaxed state='on'/></hyperv></features>"],
});
