import { guestOf } from '../../schema/domain/example-domains.ts';
import { archOf, machineOf } from '../../schema/domain/machine.ts';
import { machineLifespan, statusIn } from '../../schema/domain/qemu-versions.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

const guest = (arch: string, machine: string): string => guestOf(arch, '@', '').replace("machine='@'", machine);

export default defineRule({
  id: 'machine-not-in-target',
  profile: 'host',
  severity: 'error',
  title: 'A machine type that the QEMU of the target does not have',
  why: "A versioned machine type comes with the QEMU whose version it bears and leaves some years later. Any other QEMU refuses to start the guest: 'unsupported machine type'.",
  remedy: 'Use a machine type that the target has; the unversioned names (q35, pc, virt) stand for the newest one of each QEMU.',
  witness: [
    { source: 'qemu 10.0.13 include/hw/boards.h', text: 'machines more than 3 years old are subject to deletion after 6 years' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: "Emulator '%1$s' does not support machine type '%2$s'" },
  ],
  drivers: QEMU_DRIVERS,
  against: 'qemu',
  visits: ['domain/os/type'],
  *check(type, { domain, target, host }) {
    const machine = machineOf(domain);
    const at = attribute(type, 'machine');
    // A host that tells its machine types knows better.
    if (target.qemu === undefined || machine === undefined || !at?.valueSpan || child(domain, 'os') !== type.parent || 'guests' in host) return;
    const life = machineLifespan(machine, archOf(domain));
    const status = life && statusIn(target.qemu, life);
    if (!life || !status || status.kind === 'deprecated') return;
    const message = status.kind === 'newer' ? `Machine type ${machine} needs QEMU ${status.since}; the target has ${target.qemu}.` : `Machine type ${machine} is gone from QEMU ${status.since} on; the target has ${target.qemu}.`;
    yield { at, message, fixes: life.instead === undefined ? [] : [offeredFix(`Use ${life.instead}`, replace(at.valueSpan, life.instead))] };
  },
  bad: [
    { xml: guest('x86_64', "«machine='pc-q35-9.2'»"), target: { qemu: '8.2.2' } },
    { xml: guest('x86_64', "«machine='pc-i440fx-2.1'»"), target: { qemu: '10.0.0' } },
    { xml: guest('aarch64', "«machine='virt-4.1'»"), target: { qemu: '10.1.0' } },
  ],
  good: [
    { xml: guest('x86_64', "machine='pc-q35-8.2'"), target: { qemu: '8.2.2' } },
    { xml: guest('x86_64', "machine='pc-q35-rhel9.2.0'"), target: { qemu: '7.2.0' } },
    guest('x86_64', "machine='pc-q35-99.0'"),
    { xml: guest('x86_64', "machine='q35'"), target: { qemu: '7.2.0' } },
  ],
});
