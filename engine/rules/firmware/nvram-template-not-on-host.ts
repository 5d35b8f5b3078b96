import { guestWith } from '../../schema/domain/example-domains.ts';
import { becauseOf, fileAt, missingPart } from '../../schema/domain/host-files.ts';
import { attribute, text as textOf } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/usr/share/OVMF/VARS.fd', exists: false }, { path: '/var/lib/nvram/a.fd', exists: false }, { path: '/var/lib/nvram/b.fd', exists: true }] };
const guest = (nvram: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>/usr/share/OVMF/CODE.fd</loader>${nvram}</os>`);

export default defineRule({
  id: 'nvram-template-not-on-host',
  cause: 'fw-nvram-template-missing',
  profile: 'host',
  severity: 'error',
  title: 'A template for the UEFI variables that is not on the host',
  why: 'libvirt copies the template to make the file with the UEFI variables of the guest when it starts for the first time.',
  remedy: 'Correct the path, or remove @template: libvirt then finds the template that belongs to the firmware.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuPrepareNVRAM', text: "Failed to open file '%1$s'" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/os/nvram'],
  needs: ['images'],
  *check(nvram, { host: { images } }) {
    const at = attribute(nvram, 'template');
    const own = textOf(nvram);
    // While the file itself is there, the template is not looked at.
    if (!at?.valueSpan || fileAt(images, own)?.exists === true) return;
    const missing = missingPart(images, at.value);
    if (missing === undefined) return;
    const isKnown = own === '' || fileAt(images, own)?.exists === false;
    yield { at, severity: isKnown ? 'error' : 'warning', message: `The host has no ${at.value.slice(0, 120)} to make the file with the UEFI variables from${becauseOf(missing, at.value)}.` };
  },
  bad: [{ xml: guest("<nvram «template='/usr/share/OVMF/VARS.fd'»>/var/lib/nvram/a.fd</nvram>"), host }],
  good: [{ xml: guest("<nvram template='/usr/share/OVMF/VARS.fd'>/var/lib/nvram/b.fd</nvram>"), host }],
});
