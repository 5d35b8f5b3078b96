import { guestOf } from '../../schema/domain/example-domains.ts';
import { isWindows, osMetadata } from '../../schema/domain/guest-os.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { all, child, descend, value } from '../../xml/query.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'windows-without-hypervclock',
  profile: 'performance',
  severity: 'hint',
  title: 'A Windows guest that asks the HPET for the time',
  why: 'The reference time counter of Hyper-V is what Windows reads the time from without leaving the guest. Without it every look at the clock is an exit, and an idle guest keeps a host CPU busy.',
  remedy: "Add <timer name='hypervclock' present='yes'/> to <clock>.",
  witness: [{ source: 'qemu 10.0.13 docs/system/i386/hyperv.rst, hv-time', text: 'Enables two Hyper-V-specific clocksources available to the guest: MSR-based Hyper-V clocksource (HV_X64_MSR_TIME_REF_COUNT, 0x40000020) and Reference TSC page' }],
  drivers: ['kvm'],
  visits: ['domain/clock'],
  *check(clock, { text, domain }) {
    if (!isWindows(domain) || isX86(domain) === false || !descend(domain, 'features', 'hyperv') || child(domain, 'clock') !== clock) return;
    if (value(descend(domain, 'features', 'hyperv'), 'mode') === 'passthrough' || all(clock, 'timer').some((t) => value(t, 'name') === 'hypervclock')) return;
    yield { at: clock, message: 'This Windows guest has Hyper-V enlightenments, but not the clock that belongs to them.', fixes: [offeredFix('Add the timer hypervclock', appendChild(text, clock, "<timer name='hypervclock' present='yes'/>"))] };
  },
  bad: [guestOf('x86_64', 'q35', `${osMetadata('http://microsoft.com/win/11')}<features><hyperv mode='custom'><relaxed state='on'/></hyperv></features>«<clock offset='localtime'>»<timer name='rtc' tickpolicy='catchup'/></clock>`)],
  good: [guestOf('x86_64', 'q35', `${osMetadata('http://microsoft.com/win/11')}<features><hyperv mode='custom'><relaxed state='on'/></hyperv></features><clock offset='localtime'><timer name='hypervclock' present='yes'/></clock>`)],
});
