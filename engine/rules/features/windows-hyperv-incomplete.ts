import { guestOf } from '../../schema/domain/example-domains.ts';
import { isWindows, osMetadata } from '../../schema/domain/guest-os.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import type { Edit } from '../../core/finding.ts';
import { child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { appendChild, setAttribute } from '../edits.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

/** What every QEMU since 3.0 has and every Windows since 7 uses. */
const CORE = ['relaxed', 'vapic', 'spinlocks', 'vpindex', 'synic', 'stimer'];

/** stimer does not go without the timer hypervclock. */
function timer(text: string, domain: Element, hyperv: Element): Edit[] {
  const clock = child(domain, 'clock');
  const present = children(clock, 'timer').find((t) => value(t, 'name') === 'hypervclock');
  const xml = "<timer name='hypervclock' present='yes'/>";
  if (present) return value(present, 'present') === 'no' ? [setAttribute(present, 'present', 'yes')] : [];
  if (clock) return [appendChild(text, clock, xml)];
  const end = hyperv.parent!.span.end;
  return [replace({ start: end, end }, `\n  <clock offset='localtime'>${xml}</clock>`)];
}

export default defineRule({
  id: 'windows-hyperv-incomplete',
  profile: 'performance',
  severity: 'hint',
  title: 'Only some of the Hyper-V enlightenments',
  why: 'The enlightenments build on each other: without a synthetic timer an idle Windows guest still ticks through emulated ones, which costs a host CPU a few per cent all the time. QEMU recommends to switch on all but a few special ones.',
  remedy: 'Add the missing ones to <hyperv>: relaxed, vapic, spinlocks, vpindex, synic and stimer.',
  witness: [{ source: 'qemu 10.0.13 docs/system/i386/hyperv.rst, Recommendations', text: 'To achieve the best performance of Windows and Hyper-V guests and unless there are any specific requirements […], it is recommended to enable all currently implemented Hyper-V enlightenments with the following exceptions' }],
  drivers: ['kvm'],
  visits: ['domain/features/hyperv'],
  *check(hyperv, { text, domain }) {
    if (!isWindows(domain) || isX86(domain) === false || value(hyperv, 'mode') === 'passthrough' || child(hyperv.parent, 'hyperv') !== hyperv) return;
    const missing = CORE.filter((name) => (value(child(hyperv, name), 'state') ?? (child(hyperv, name) ? 'on' : 'off')) !== 'on');
    if (missing.length === 0) return;
    // Those that are switched off on purpose are left alone.
    const absent = missing.filter((name) => !child(hyperv, name)).map((name) => (name === 'spinlocks' ? "<spinlocks state='on' retries='8191'/>" : `<${name} state='on'/>`));
    const fixes = absent.length === missing.length ? [offeredFix('Add them', appendChild(text, hyperv, absent.join('')), ...timer(text, domain, hyperv))] : [];
    yield { at: hyperv, message: `This Windows guest lacks the Hyper-V enlightenments ${missing.join(', ')}.`, fixes };
  },
  bad: [guestOf('x86_64', 'q35', `${osMetadata('http://microsoft.com/win/10')}<features>«<hyperv mode='custom'>»<relaxed state='on'/><vapic state='on'/><spinlocks state='on' retries='8191'/></hyperv></features>`)],
  good: [guestOf('x86_64', 'q35', `${osMetadata('http://microsoft.com/win/10')}<features><hyperv mode='custom'>${CORE.map((n) => (n === 'spinlocks' ? "<spinlocks state='on' retries='8191'/>" : `<${n} state='on'/>`)).join('')}</hyperv></features>`)],
});
