import { attribute, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'clock-adjustment-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A clock adjustment that libvirt cannot read',
  why: 'With utc and localtime, adjustment is the word reset or a number of seconds.',
  remedy: "Write adjustment='reset', or a number.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefClockParse', text: "unknown clock adjustment '%1$s'" },
  ],
  onlyWith: ['@adjustment'],
  visits: ['domain/clock'],
  *check(clock) {
    const adjustment = attribute(clock, 'adjustment');
    const offset = value(clock, 'offset') ?? 'utc';
    if (!adjustment || adjustment.value === '' || (offset !== 'utc' && offset !== 'localtime') || adjustment.value === 'reset' || /^\s*[-+]?\d{1,19}$/.test(adjustment.value)) return;
    yield { at: adjustment, message: `The clock has adjustment='${adjustment.value.slice(0, 60)}'; it is reset or a number of seconds.`, fixes: [offeredFix("Write adjustment='reset'", setAttribute(clock, 'adjustment', 'reset'))] };
  },
  bad: [
    "<clock offset='utc' «adjustment='none'»/>",
  ],
  good: [
    "<clock offset='utc' adjustment='reset'/>",
    "<clock offset='localtime' adjustment='3600'/>",
  ],
});
