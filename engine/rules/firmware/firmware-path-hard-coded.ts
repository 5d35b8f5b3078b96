import { guestWith } from '../../schema/domain/example-domains.ts';
import { autoFirmware, loaderPath } from '../../schema/domain/firmware.ts';
import { child, textSpan, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'firmware-path-hard-coded',
  profile: 'portability',
  severity: 'hint',
  title: 'The path of a distribution\'s UEFI written out',
  why: 'Each distribution keeps its UEFI elsewhere and some move it between releases. With @firmware on <os> libvirt finds the file itself, and its template for the variables as well.',
  remedy: "Write <os firmware='efi'> without <loader> and <nvram>, unless a certain build is needed.",
  witness: [{ source: 'libvirt manual, formatdomain, BIOS bootloader, firmware', text: 'The firmware attribute allows management applications to automatically fill <loader/> and <nvram/> elements' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/os/loader'],
  *check(loader, { text, domain }) {
    if (autoFirmware(domain) || value(loader, 'type') !== 'pflash' || child(loader.parent, 'loader') !== loader) return;
    if (/^\/usr\/(?:local\/)?share\//.test(loaderPath(domain))) yield { at: textSpan(loader, text), message: `The UEFI is taken from ${loaderPath(domain).slice(0, 80)}, a place of this distribution; firmware='efi' on <os> would find it anywhere.` };
  },
  bad: [guestWith("<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>«/usr/share/OVMF/OVMF_CODE.fd»</loader></os><features><acpi/></features>")],
  good: [guestWith("<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>/srv/firmware/own-build.fd</loader></os><features><acpi/></features>")],
});
