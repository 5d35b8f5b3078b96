import { guestWith } from '../../schema/domain/example-domains.ts';
import { isX86, platformOf } from '../../schema/domain/machine.ts';
import { all, attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const guest = (arch: string, devices: string): string => guestWith(`<os><type arch='${arch}'>hvm</type><bios «useserial='yes'»/></os><devices>${devices}</devices>`);
const clean = (xml: string): string => xml.replaceAll(/[«»]/g, '');

export default defineRule({
  id: 'bios-serial',
  profile: 'libvirt',
  severity: 'error',
  title: 'BIOS output to a serial port that is not there',
  why: 'useserial lets the BIOS of x86 talk to the first serial port, which has to exist.',
  remedy: "Add a <serial> device, as <serial type='pty'/>, or remove useserial.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: 'need at least one serial port to use BIOS serial output' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: 'BIOS serial console only supported on x86 architectures' },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/os/bios'],
  *check(bios, { domain }) {
    const useserial = attribute(bios, 'useserial');
    if (useserial?.value !== 'yes') return;
    if (isX86(domain) === false) yield { at: useserial, message: `Only the BIOS of x86 talks to a serial port; this is ${platformOf(domain)}.` };
    // A first <console> of target type serial becomes a serial port of its own.
    else if (all(domain, 'devices', 'serial').length === 0 && all(domain, 'devices', 'console').length === 0) yield { at: useserial, message: 'The BIOS is to talk to a serial port, but the domain has none.' };
  },
  bad: [guest('x86_64', ''), guest('aarch64', "<serial type='pty'/>")],
  good: [clean(guest('x86_64', "<serial type='pty'/>"))],
});
