import { isOlder } from '../../core/version.ts';
import { hasEnlightenment, hypervNeeds } from '../../schema/domain/hyperv.ts';
import { child, children, descend, value } from '../../xml/query.ts';
import { appendChild, setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const named = (need: string): string => (need === 'time' ? "the timer hypervclock (<timer name='hypervclock' present='yes'/> below <clock>)" : `<${need} state='on'/>`);

/** Old machine types are exempt from these, so libvirt asks nothing. */
const LEFT_TO_QEMU = ['synic vpindex', 'stimer synic'];

export default defineRule({
  id: 'hyperv-feature-needs-other',
  profile: 'libvirt',
  severity: 'error',
  title: 'A Hyper-V enlightenment without the one it rests on',
  why: 'Some enlightenments build on others: stimer on synic and the reference time, synic, tlbflush and ipi on vpindex, evmcs on vapic. libvirt refuses most of it since 11.9.0; what it lets pass QEMU refuses to start under KVM: "Hyper-V … requires Hyper-V …".',
  remedy: 'Switch on what is missing, or switch the enlightenment off.',
  witness: [
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of <hyperv>', text: "'%1$s' hyperv feature requires '%2$s' feature" },
    { source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of <hyperv>', text: "'%1$s' hyperv feature requires '%2$s' timer" },
    { source: 'qemu 10.0.13 target/i386/kvm/kvm.c hv_feature_check_deps', text: 'Hyper-V %s requires Hyper-V %s' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/features/hyperv'],
  *check(hyperv, { text, domain, driver, target }) {
    if (['passthrough', 'host-model'].includes(value(hyperv, 'mode') ?? '')) return;
    for (const feature of children(hyperv)) {
      if (value(feature, 'state') !== 'on' || !Object.hasOwn(hypervNeeds, feature.name)) continue;
      const missing = hypervNeeds[feature.name]!.filter((need) => !hasEnlightenment(domain, need));
      if (missing.length === 0) continue;
      // Guests from before 11.9.0 often lack the timer: without a target that is a warning.
      const isAsked = (need: string): boolean => !LEFT_TO_QEMU.includes(`${feature.name} ${need}`) && (need !== 'time' || target.libvirt !== undefined);
      const isRefused = !isOlder(target.libvirt, '11.9.0') && missing.some(isAsked);
      if (!isRefused && driver !== 'kvm') continue;
      const clock = descend(domain, 'clock');
      yield {
        at: feature,
        message: `${feature.name} needs ${missing.map(named).join(' and ')}; QEMU will not start without.`,
        ...(!isRefused && { severity: 'warning' as const }),
        fixes: missing.flatMap((need) => {
          const off = child(hyperv, need);
          if (off) return [offeredFix(`Switch <${need}> on`, setAttribute(off, 'state', 'on'))];
          if (need !== 'time') return [offeredFix(`Add <${need}>`, appendChild(text, hyperv, `<${need} state='on'/>`))];
          return clock ? [offeredFix('Add the timer hypervclock', appendChild(text, clock, "<timer name='hypervclock' present='yes'/>"))] : [];
        }),
      };
    }
  },
  bad: [
    "<features><hyperv mode='custom'>«<synic state='on'/>»</hyperv></features>",
    "<features><hyperv><vpindex state='on'/><synic state='on'/>«<stimer state='on'/>»</hyperv></features><clock offset='localtime'/>",
    "<features><hyperv><vapic state='off'/>«<evmcs state='on'/>»«<ipi state='on'/>»</hyperv></features>",
  ],
  good: [
    "<features><hyperv><vpindex state='on'/><synic state='on'/><stimer state='on'/><tlbflush state='on'/></hyperv></features><clock offset='localtime'><timer name='hypervclock' present='yes'/></clock>",
    "<features><hyperv mode='passthrough'><stimer state='on'/></hyperv></features>",
    "<features><hyperv><vapic state='on'/><relaxed state='on'/></hyperv></features>",
  ],
});
