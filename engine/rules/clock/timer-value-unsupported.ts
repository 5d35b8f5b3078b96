import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const clock = (timer: string): string => `<clock offset='utc'>${timer}</clock>`;

/** Values that QEMU cannot do, by timer and attribute. */
const NOT: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  rtc: { track: ['boot'], tickpolicy: ['merge', 'discard'] },
  pit: { tickpolicy: ['merge'] },
  armvtimer: { tickpolicy: ['catchup', 'merge'], present: ['no'] },
};

export default defineRule({
  id: 'timer-value-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A timer policy that QEMU cannot do',
  why: 'The RTC delays or catches up; the PIT delays, discards or (with KVM) catches up; the ARM virtual timer cannot be switched off. libvirt knows more words than QEMU has behaviours.',
  remedy: 'Choose a supported value, or leave the attribute out.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers', text: "unsupported rtc timer tickpolicy '%1$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers', text: "unsupported rtc timer track '%1$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers', text: "unsupported pit tickpolicy '%1$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers', text: "The '%1$s' timer does not support tickpolicy '%2$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers', text: "The '%1$s' timer can't be disabled" },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers', text: 'unsupported rtc timer tickpolicy \'%s\'' },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers', text: 'unsupported rtc timer track \'%s\'' },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers', text: 'unsupported pit tickpolicy \'%s\'' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/clock/timer'],
  *check(timer, { text: source }) {
    const name = attribute(timer, 'name')?.value ?? '';
    if (!Object.hasOwn(NOT, name)) return;
    for (const [key, values] of Object.entries(NOT[name]!)) {
      const at = attribute(timer, key);
      if (at && values.includes(at.value)) yield { at, message: `QEMU's ${name} timer cannot have ${key}='${at.value}'.`, fixes: [offeredFix(`Remove ${key}`, removeAttribute(source, at))] };
    }
  },
  bad: [clock("<timer name='rtc' «tickpolicy='merge'»/>"), clock("<timer name='rtc' «track='boot'»/>"), clock("<timer name='pit' «tickpolicy='merge'»/>")],
  good: [clock("<timer name='rtc' tickpolicy='catchup' track='wall'/><timer name='pit' tickpolicy='delay'/>")],
});
