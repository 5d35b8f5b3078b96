import { hasEnlightenment } from '../../schema/domain/hyperv.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'hyperv-part-needs-other',
  profile: 'host',
  severity: 'warning',
  title: 'A refinement of a Hyper-V enlightenment that lacks its base',
  why: 'tlbflush in direct mode needs vapic; without it QEMU refuses to start.',
  remedy: "Add <vapic state='on'/>, or remove <direct>.",
  witness: [{ source: 'qemu 10.0.13 target/i386/kvm/kvm.c hv_feature_check_deps, HYPERV_FEAT_TLBFLUSH_DIRECT', text: 'Hyper-V %s requires Hyper-V %s' }],
  drivers: ['kvm'],
  visits: ['domain/features/hyperv/tlbflush'],
  *check(tlbflush, { domain, text: source }) {
    const direct = child(tlbflush, 'direct');
    if (value(tlbflush, 'state') !== 'on' || value(direct, 'state') !== 'on' || hasEnlightenment(domain, 'vapic')) return;
    yield { at: direct!, message: "Direct TLB flushes need <vapic state='on'/>; QEMU will not start without.", fixes: [offeredFix('Remove <direct>', removeElement(source, direct!))] };
  },
  bad: ["<features><hyperv><vpindex state='on'/><tlbflush state='on'>«<direct state='on'/>»</tlbflush></hyperv></features>"],
  good: ["<features><hyperv><vapic state='on'/><vpindex state='on'/><tlbflush state='on'/></hyperv></features>"],
});
