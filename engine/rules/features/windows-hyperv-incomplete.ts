import { guestOf } from '../../schema/domain/example-domains.ts';
import { isWindows, osMetadata } from '../../schema/domain/guest-os.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { all, child, value } from '../../xml/query.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

/** What every QEMU since 3.0 has and every Windows since 7 uses. */
const CORE = ['relaxed', 'vapic', 'spinlocks', 'vpindex', 'synic', 'stimer'];

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
    // Those that are switched off on purpose are left alone, and stimer does not go without the timer hypervclock.
    const hasClock = all(domain, 'clock', 'timer').some((timer) => value(timer, 'name') === 'hypervclock' && value(timer, 'present') !== 'no');
    const absent = missing.filter((name) => !child(hyperv, name) && (name !== 'stimer' || hasClock)).map((name) => (name === 'spinlocks' ? "<spinlocks state='on' retries='8191'/>" : `<${name} state='on'/>`));
    yield { at: hyperv, message: `This Windows guest lacks the Hyper-V enlightenments ${missing.join(', ')}.`, fixes: absent.length > 0 ? [offeredFix(absent.length === missing.length ? 'Add them' : 'Add those that go without more', appendChild(text, hyperv, absent.join('')))] : [] };
  },
  bad: [guestOf('x86_64', 'q35', `${osMetadata('http://microsoft.com/win/10')}<features>«<hyperv mode='custom'>»<relaxed state='on'/><vapic state='on'/><spinlocks state='on' retries='8191'/></hyperv></features>`)],
  good: [guestOf('x86_64', 'q35', `${osMetadata('http://microsoft.com/win/10')}<features><hyperv mode='custom'>${CORE.map((n) => (n === 'spinlocks' ? "<spinlocks state='on' retries='8191'/>" : `<${n} state='on'/>`)).join('')}</hyperv></features>`)],
});
