import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine, isX86, platformOf } from '../../schema/domain/machine.ts';
import { attribute, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const clock = (timer: string): string => `<clock offset='utc'>${timer}</clock>`;

export default defineRule({
  id: 'timer-needs-machine',
  profile: 'libvirt',
  severity: 'error',
  title: 'A timer that the machine does not have',
  why: 'tsc, hpet, kvmclock and hypervclock are timers of x86; armvtimer is one of ARM virt machines with KVM; platform is unknown to QEMU.',
  remedy: 'Remove the timer.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers', text: "Configuring the '%1$s' timer is not supported for virtType=%2$s arch=%3$s machine=%4$s guests" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers', text: 'hpet timer is not supported by this architecture' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefClockTimers', text: "unsupported timer type (name) '%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/clock/timer'],
  *check(timer, { text, domain, driver }) {
    const name = attribute(timer, 'name');
    const fixes = [offeredFix('Remove the timer', removeElement(text, timer))];
    if (!name) return;
    if (name.value === 'platform') yield { at: name, message: 'QEMU has no platform timer.', fixes };
    else if (['tsc', 'hpet', 'kvmclock', 'hypervclock'].includes(name.value) && value(timer, 'present') === 'yes' && isX86(domain) === false) yield { at: name, message: `${name.value} is a timer of x86; this is ${platformOf(domain)}.`, fixes };
    else if (name.value === 'armvtimer' && (driver !== 'kvm' || isMachine(domain, 'arm-virt') === false)) yield { at: name, message: `armvtimer is a timer of ARM virt machines with KVM; this is type='${driver}', ${platformOf(domain)}.`, fixes };
  },
  bad: [clock("<timer «name='platform'»/>"), guestOf('aarch64', 'virt', clock("<timer «name='kvmclock'» present='yes'/><timer «name='hpet'» present='yes'/>")), guestOf('x86_64', 'q35', clock("<timer «name='armvtimer'» tickpolicy='discard'/>"))],
  good: [clock("<timer name='hpet' present='yes'/>"), guestOf('aarch64', 'virt', clock("<timer name='armvtimer' tickpolicy='discard'/><timer name='hpet' present='no'/>"))],
});
