import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

/** maximum timestamp glib can convert is 9999-12-31T23:59:59. */
const LATEST = 253402300799n;

export default defineRule({
  id: 'clock-offset-needs-value',
  profile: 'libvirt',
  severity: 'error',
  title: 'A clock offset without its value',
  why: "offset='absolute' starts the clock at the second in @start, counted from 1970 and up to the year 9999; offset='timezone' needs to know which.",
  remedy: "Add start='…' or timezone='Europe/Berlin'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefClockParse', text: "missing 'timezone' attribute for clock with offset='timezone'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers', text: "The maximum 'start' value for <clock offset='absolute'> is 253402300799" },
  ],
  visits: ['domain/clock'],
  *check(clock, { driver }) {
    const offset = attribute(clock, 'offset');
    const needed = offset?.value === 'absolute' ? 'start' : offset?.value === 'timezone' ? 'timezone' : undefined;
    if (!needed) return;
    const given = attribute(clock, needed);
    if (!given?.value && needed === 'start') return; // The format says so.
    if (!given?.value) yield { at: given ?? offset!, message: `The offset ${offset!.value} needs the attribute ${needed}.` };
    else if (needed === 'start' && ['qemu', 'kvm'].includes(driver ?? '') && /^\d{1,20}$/.test(given.value) && BigInt(given.value) > LATEST) yield { at: given, message: `${given.value} is later than the year 9999; the largest start is ${LATEST}.` };
  },
  bad: ["<clock «offset='timezone'»/>", "<clock offset='absolute' «start='253402300800'»/>"],
  good: ["<clock offset='absolute' start='1234567890'/>", "<clock offset='localtime'/>"],
});
