import { guestWith } from '../../schema/domain/example-domains.ts';
import { autoFirmware, loaderPath } from '../../schema/domain/firmware.ts';
import { child, text as textOf } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'loader-needs-path',
  profile: 'libvirt',
  severity: 'error',
  title: 'A loader without a file, and nobody to choose one',
  why: 'Without @firmware on <os> libvirt takes the firmware that <loader> names; an empty <loader>, or <nvram> alone, names none.',
  remedy: "Write <os firmware='efi'> and let libvirt choose, or put the path of the firmware into <loader>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefOSValidate', text: 'no loader path specified and firmware auto selection disabled' },
    { source: 'libvirt 9.0.0 src/conf/domain_validate.c virDomainDefOSValidate', text: 'no loader path specified and firmware auto selection disabled' },
  ],
  visits: ['domain/os'],
  *check(os, { domain }) {
    const loader = child(os, 'loader');
    const nvram = child(os, 'nvram');
    const type = child(os, 'type');
    if ((!loader && !nvram) || autoFirmware(domain) || loaderPath(domain) !== '' || child(domain, 'os') !== os || !type || textOf(type) !== 'hvm') return;
    yield { at: loader ?? nvram!, message: `${loader ? 'The <loader> is empty' : 'There is <nvram> but no <loader>'}, and <os> has no firmware attribute.`, fixes: [offeredFix("Let libvirt choose UEFI (firmware='efi')", setAttribute(os, 'firmware', 'efi'))] };
  },
  bad: [guestWith("<os><type arch='x86_64' machine='q35'>hvm</type>«<loader secure='no'/>»</os><features><acpi/></features>"), guestWith("<os><type arch='x86_64' machine='q35'>hvm</type>«<nvram>»/tmp/vars.fd</nvram></os><features><acpi/></features>")],
  good: [guestWith("<os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features>"), guestWith("<os><type arch='x86_64' machine='q35'>hvm</type><loader>/usr/share/seabios/bios.bin</loader></os>")],
});
