import { isOlder } from '../../core/version.ts';
import { hasEnlightenment } from '../../schema/domain/hyperv.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'hyperv-part-needs-other',
  profile: 'libvirt',
  severity: 'error',
  title: 'A refinement of a Hyper-V enlightenment that lacks its base',
  why: 'tlbflush in direct mode needs vapic; without it libvirt refuses it since 11.9.0, and before QEMU did.',
  remedy: "Add <vapic state='on'/>, or remove <direct>.",
  witness: [{ source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of <hyperv>', text: "'%1$s' hyperv feature requires '%2$s' feature" }, { source: 'qemu 10.0.13 target/i386/kvm/kvm.c hv_feature_check_deps, HYPERV_FEAT_TLBFLUSH_DIRECT', text: 'Hyper-V %s requires Hyper-V %s' }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/features/hyperv/tlbflush'],
  *check(tlbflush, { domain, driver, target, text: source }) {
    const direct = child(tlbflush, 'direct');
    if (value(tlbflush, 'state') !== 'on' || value(direct, 'state') !== 'on' || hasEnlightenment(domain, 'vapic')) return;
    const isRefused = !isOlder(target.libvirt, '11.9.0');
    if (!isRefused && driver !== 'kvm') return;
    yield { at: direct!, ...(!isRefused && { severity: 'warning' as const }), message: "Direct TLB flushes need <vapic state='on'/>; QEMU will not start without.", fixes: [offeredFix('Remove <direct>', removeElement(source, direct!))] };
  },
  bad: ["<features><hyperv><vpindex state='on'/><tlbflush state='on'>«<direct state='on'/>»</tlbflush></hyperv></features>"],
  good: ["<features><hyperv><vapic state='on'/><vpindex state='on'/><tlbflush state='on'/></hyperv></features>"],
});
