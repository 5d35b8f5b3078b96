import { closest } from '../../core/edit-distance.ts';
import { archOf, machineOf } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const machines = [{ name: 'q35', canonical: 'pc-q35-7.2', maxCpus: 288 }, { name: 'pc-q35-7.2' }, { name: 'pc', canonical: 'pc-i440fx-7.2' }];
const host = { guests: [{ osType: 'hvm', arch: 'x86_64', emulator: '/usr/bin/qemu-system-x86_64', domainTypes: ['qemu', 'kvm'], machines }] };
const guest = (type: string): string => `<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><os><type ${type}>hvm</type></os></domain>`;

export default defineRule({
  id: 'machine-not-on-host',
  profile: 'host',
  severity: 'error',
  title: 'A machine type or architecture that the host does not have',
  why: 'Versioned machine types come and go with QEMU: newer ones are missing in an older QEMU, and old ones are removed from newer releases. A QEMU for other architectures is a package of its own.',
  remedy: 'Use a machine type of this host (virsh capabilities lists them); the unversioned names q35, pc and virt stand for the newest.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: "Emulator '%1$s' does not support machine type '%2$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c', text: "No emulator found for arch '%1$s'" },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/os/type'],
  needs: ['guests'],
  *check(type, { domain, driver, host: { guests } }) {
    const arch = archOf(domain);
    const machine = machineOf(domain);
    if (arch === undefined || guests.length === 0) return;
    const own = guests.filter((g) => g.arch === arch && g.osType === 'hvm');
    if (own.length === 0) return yield { at: attribute(type, 'arch')!, message: `The host has no emulator for ${arch.slice(0, 20)}; it has ${[...new Set(guests.map((g) => g.arch))].slice(0, 12).join(', ')}.` };
    const names = own.filter((g) => g.domainTypes.length === 0 || g.domainTypes.includes(driver ?? '')).flatMap((g) => g.machines).flatMap((m) => [m.name, m.canonical]).filter((n): n is string => n !== undefined);
    const at = attribute(type, 'machine');
    if (machine === undefined || names.length === 0 || names.includes(machine) || !at?.valueSpan) return;
    const near = closest(machine, names);
    yield { at, message: `The QEMU of this host has no machine type ${machine.slice(0, 40)}.`, ...(near && { fixes: [offeredFix(`Use ${near}`, replace(at.valueSpan, near))] }) };
  },
  bad: [{ xml: guest("arch='x86_64' «machine='pc-q35-9.2'»"), host }, { xml: guest("«arch='aarch64'» machine='virt'"), host }],
  good: [{ xml: guest("arch='x86_64' machine='pc-q35-7.2'"), host }, { xml: guest("arch='x86_64'"), host }, { xml: guest("arch='x86_64' machine='pc-i440fx-7.2'"), host }],
});
