import { attribute, children, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const clock = (timer: string): string => `<clock offset='utc'>${timer}</clock>`;

/** For each setting, the timers that have it. */
const HAVE: Readonly<Record<string, readonly string[]>> = { frequency: ['tsc'], mode: ['tsc'], track: ['platform', 'rtc'], tickpolicy: ['platform', 'pit', 'rtc', 'hpet', 'tsc', 'armvtimer'] };

export default defineRule({
  id: 'timer-setting-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A setting that the timer does not have',
  why: 'frequency and mode are settings of the TSC, track is one of the RTC; the paravirtual clocks kvmclock and hypervclock miss no ticks and so have no tickpolicy.',
  remedy: 'Remove the attribute, or put it on the timer it belongs to.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseTimer', text: "timer %1$s doesn't support setting of timer tickpolicy" },
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseTimer', text: "timer %1$s doesn't support setting of timer frequency" },
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseTimer', text: "timer %1$s doesn't support setting of timer mode" },
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseTimer', text: "timer %1$s doesn't support setting of timer track" },
    { source: 'libvirt 9.0.0 src/conf/domain_postparse.c virDomainDefPostParseTimer', text: 'timer %s doesn\'t support setting of timer tickpolicy' },
    { source: 'libvirt 9.0.0 src/conf/domain_postparse.c virDomainDefPostParseTimer', text: 'timer %s doesn\'t support setting of timer frequency' },
    { source: 'libvirt 9.0.0 src/conf/domain_postparse.c virDomainDefPostParseTimer', text: 'timer %s doesn\'t support setting of timer mode' },
    { source: 'libvirt 9.0.0 src/conf/domain_postparse.c virDomainDefPostParseTimer', text: 'timer %s doesn\'t support setting of timer track' },
  ],
  onlyWith: ['timer'],
  visits: ['domain/clock'],
  *check(element, { text }) {
    for (const timer of children(element, 'timer')) {
      const name = value(timer, 'name');
      if (name === undefined || !HAVE['tickpolicy']!.concat('kvmclock', 'hypervclock').includes(name)) continue;
      for (const [setting, have] of Object.entries(HAVE)) {
        const at = attribute(timer, setting);
        if (!at || have.includes(name) || (setting === 'frequency' && at.value === '0')) continue;
        yield { at, message: `The timer ${name} has no ${setting}; ${have.length > 2 ? 'it misses no ticks' : `only ${have.join(' and ')} ${have.length > 1 ? 'have' : 'has'}`}.`, fixes: [offeredFix(`Remove ${setting}`, removeAttribute(text, at))] };
      }
    }
  },
  bad: [clock("<timer name='kvmclock' «tickpolicy='catchup'»/>"), clock("<timer name='hpet' «frequency='100'»/>"), clock("<timer name='rtc' «mode='native'»/>"), clock("<timer name='pit' «track='guest'»/>")],
  good: [clock("<timer name='rtc' track='guest' tickpolicy='catchup'/><timer name='tsc' frequency='3000000000' mode='native'/>"), clock("<timer name='kvmclock' present='no'/>")],
});
