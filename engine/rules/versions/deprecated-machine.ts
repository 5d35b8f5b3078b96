import { guestOf } from '../../schema/domain/example-domains.ts';
import { archOf, machineOf } from '../../schema/domain/machine.ts';
import { machineLifespan, statusIn } from '../../schema/domain/qemu-versions.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

/** The newest QEMU whose sources this knowledge is from: without a target, what is gone there will be gone at the next upgrade. */
const KNOWN_QEMU = '10.0.13';
const guest = (machine: string): string => guestOf('x86_64', '@', '').replace("machine='@'", machine);

export default defineRule({
  id: 'deprecated-machine',
  profile: 'portability',
  severity: 'info',
  title: 'A machine type on its way out',
  why: 'QEMU keeps a versioned machine type so that guests can migrate in; it deprecates it after three years and deletes it after six. A guest that still has it then does not start after the upgrade, and a new one may ask Windows to be activated again.',
  remedy: 'Move the guest to a newer machine type while it is shut down, at a time of your choice.',
  witness: [{ source: 'qemu 10.0.13 docs/about/deprecated.rst', text: 'versioned machine types will be automatically marked deprecated after' }, { source: 'qemu 10.0.13 docs/about/removed-features.rst', text: 'Versioned machine types that have been introduced in a QEMU version that has initially been released more than 6 years before are considered obsolete and will be removed without further notice in this document.' }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/os/type'],
  *check(type, { domain, target }) {
    const machine = machineOf(domain);
    const at = attribute(type, 'machine');
    const life = machine === undefined ? undefined : machineLifespan(machine, archOf(domain));
    if (!life || !at?.valueSpan || child(domain, 'os') !== type.parent) return;
    const status = statusIn(target.qemu ?? KNOWN_QEMU, life);
    // Without a target only what is gone is worth a word; with one, being gone is machine-not-in-target's.
    if (status?.kind !== (target.qemu === undefined ? 'removed' : 'deprecated')) return;
    const message = status.kind === 'removed' ? `Machine type ${machine} is gone from QEMU ${status.since} on.` : `QEMU ${target.qemu} has machine type ${machine} deprecated${life.removed === undefined ? '' : `; from ${life.removed} on it is gone`}.`;
    yield { at, message, tags: ['deprecated'], fixes: life.instead === undefined ? [] : [offeredFix(`Use ${life.instead}`, replace(at.valueSpan, life.instead))] };
  },
  bad: [guest("«machine='pc-1.0'»"), guest("«machine='pc-i440fx-1.5'»"), { xml: guest("«machine='pc-q35-5.1'»"), target: { qemu: '9.2.0' } }],
  good: [guest("machine='pc-q35-5.1'"), { xml: guest("machine='pc-q35-5.1'"), target: { qemu: '7.2.0' } }, { xml: guest("machine='pc-q35-9.1'"), target: { qemu: '9.2.0' } }],
});
