import { archOf, machineOf } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const host = { guests: [{ osType: 'hvm', arch: 'x86_64', domainTypes: ['qemu', 'kvm'], machines: [{ name: 'pc-i440fx-2.3', deprecated: true }, { name: 'pc-q35-7.2' }] }] };
const guest = (type: string): string => `<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' ${type}>hvm</type></os></domain>`;

export default defineRule({
  id: 'deprecated-machine-on-host',
  profile: 'portability',
  severity: 'info',
  title: 'A machine type that the QEMU of the host is about to drop',
  why: 'QEMU calls old machine types deprecated before it removes them. After an update that removes it the guest does not start any more.',
  remedy: 'Move to a newer machine type while the guest is off; Windows may want to be activated again.',
  witness: [{ source: 'qemu 7.2.0 docs/about/deprecated.rst', text: 'System emulator machines' }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/os/type'],
  needs: ['guests'],
  *check(type, { domain, driver, host: { guests } }) {
    const machine = machineOf(domain);
    const at = attribute(type, 'machine');
    const known = guests.filter((g) => g.arch === archOf(domain) && (g.domainTypes.length === 0 || g.domainTypes.includes(driver ?? ''))).flatMap((g) => g.machines).filter((m) => m.name === machine);
    if (at && known.length > 0 && known.every((m) => m.deprecated === true)) yield { at, message: `The QEMU of the host calls the machine type ${machine!.slice(0, 40)} deprecated.`, tags: ['deprecated'] };
  },
  bad: [{ xml: guest("«machine='pc-i440fx-2.3'»"), host }],
  good: [{ xml: guest("machine='pc-q35-7.2'"), host }],
});
