import { attribute, child } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const clock = (timer: string): string => `<clock offset='utc'>${timer}</clock>`;

export default defineRule({
  id: 'catchup-needs-policy',
  profile: 'libvirt',
  severity: 'error',
  title: 'Catch-up settings on a timer that does not catch up',
  why: "<catchup> tunes how lost ticks are made up for, which only happens with tickpolicy='catchup'.",
  remedy: "Write tickpolicy='catchup', or remove <catchup>.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseTimer', text: "setting of timer catchup policies is only supported with tickpolicy='catchup'" }],
  visits: ['domain/clock/timer'],
  *check(timer) {
    const catchup = child(timer, 'catchup');
    const isSet = ['threshold', 'slew', 'limit'].some((name) => /[1-9]/.test(attribute(catchup, name)?.value ?? ''));
    if (!isSet || attribute(timer, 'tickpolicy')?.value === 'catchup') return;
    yield { at: catchup!, message: `The timer has catch-up settings, but its tickpolicy is ${attribute(timer, 'tickpolicy')?.value.slice(0, 20) ?? 'not set'}.`, fixes: [offeredFix("Say tickpolicy='catchup'", setAttribute(timer, 'tickpolicy', 'catchup'))] };
  },
  bad: [clock("<timer name='rtc' tickpolicy='delay'>«<catchup threshold='123' slew='120' limit='10000'/>»</timer>"), clock("<timer name='rtc'>«<catchup limit='10000'/>»</timer>")],
  good: [clock("<timer name='rtc' tickpolicy='catchup'><catchup threshold='123' slew='120' limit='10000'/></timer>")],
});
