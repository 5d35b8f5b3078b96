import { archOf } from '../../schema/domain/machine.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { text as textOf, textSpan } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const host = { guests: [{ osType: 'hvm', arch: 'x86_64', emulator: '/usr/bin/qemu-system-x86_64', domainTypes: ['qemu', 'kvm'], machines: [] }] };
const guest = (emulator: string): string => guestOf('x86_64', 'q35', `<devices><emulator>${emulator}</emulator></devices>`);

export default defineRule({
  id: 'emulator-unlisted-on-host',
  cause: 'daemon-qemu-binary-missing',
  profile: 'host',
  severity: 'info',
  title: 'An emulator that the libvirt of the host does not list',
  why: '<emulator> is a path of one host. libvirt lists the QEMU that it has found for each architecture; another path is either a QEMU of your own or that of another distribution.',
  remedy: 'Remove <emulator>: libvirt takes the one that it lists. Keep it for a QEMU of your own.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_capabilities.c virQEMUCapsNewForBinaryInternal', text: 'Cannot check QEMU binary %1$s' }, { source: 'libvirt manual, formatdomain, devices, emulator', text: 'The contents of the emulator element specify the fully qualified path to the device model emulator binary.' }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/emulator'],
  needs: ['guests'],
  *check(emulator, { text, domain, host: { guests } }) {
    const path = textOf(emulator);
    const listed = [...new Set(guests.filter((g) => g.arch === archOf(domain)).flatMap((g) => g.emulator ?? []))];
    if (path === '' || listed.length === 0 || listed.includes(path)) return;
    yield { at: textSpan(emulator, text), message: `libvirt lists ${listed.slice(0, 4).map((e) => e.slice(0, 80)).join(', ')} on the host, not ${path.slice(0, 80)}.` };
  },
  bad: [{ xml: guest('«/usr/libexec/qemu-kvm»'), host }],
  good: [{ xml: guest('/usr/bin/qemu-system-x86_64'), host }],
});
