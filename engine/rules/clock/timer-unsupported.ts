import { isX86 } from '../../schema/domain/machine.ts';
import { attribute, value } from '../../xml/query.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'timer-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A timer setting that QEMU does not have',
  why: 'QEMU has no platform timer; the rtc cannot merge or discard ticks nor follow boot time, the pit cannot merge; tsc, kvmclock, hypervclock and hpet belong to x86.',
  remedy: 'Remove the timer, or use a policy it has: delay or catchup for the rtc, delay or discard for the pit.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers',
    text: 'unsupported timer type (name) \'%1$s\'',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers',
    text: 'unsupported rtc timer tickpolicy \'%1$s\'',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers',
    text: 'unsupported pit tickpolicy \'%1$s\'',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers',
    text: 'hpet timer is not supported by this architecture',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/clock/timer'],
  *check(timer, { domain, text: source }) {
    const name = attribute(timer, 'name');
    const policy = attribute(timer, 'tickpolicy');
    const track = attribute(timer, 'track');
    if (!name) return;
    if (name.value === 'platform') yield { at: name, message: 'QEMU has no timer named platform.', fixes: [offeredFix('Remove this timer', removeElement(source, timer))] };
    if (name.value === 'rtc' && (policy?.value === 'merge' || policy?.value === 'discard')) yield { at: policy, message: `The rtc timer has no tickpolicy '${policy.value}' in QEMU.`, fixes: [offeredFix('Remove tickpolicy', removeAttribute(source, policy))] };
    if (name.value === 'rtc' && track?.value === 'boot') yield { at: track, message: "The rtc timer cannot track 'boot' in QEMU.", fixes: [offeredFix('Remove track', removeAttribute(source, track))] };
    if (name.value === 'pit' && policy?.value === 'merge') yield { at: policy, message: "The pit timer has no tickpolicy 'merge' in QEMU.", fixes: [offeredFix('Remove tickpolicy', removeAttribute(source, policy))] };
    if (['tsc', 'kvmclock', 'hypervclock', 'hpet'].includes(name.value) && value(timer, 'present') === 'yes' && isX86(domain) === false) yield { at: name, message: `The timer ${name.value} exists only on x86.`, fixes: [offeredFix('Remove this timer', removeElement(source, timer))] };
  },
  bad: [
    `<clock offset='utc'>
    <timer name='rtc' «tickpolicy='merge'»/>
  </clock>`,
    `<clock offset='utc'>
    <timer «name='platform'»/>
  </clock>`,
  ],
  good: [
    `<clock offset='utc'>
    <timer name='rtc' tickpolicy='catchup'/>
    <timer name='pit' tickpolicy='delay'/>
    <timer name='hpet' present='no'/>
  </clock>`,
  ],
});
