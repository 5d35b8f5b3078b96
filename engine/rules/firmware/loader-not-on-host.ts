import { guestWith } from '../../schema/domain/example-domains.ts';
import { becauseOf, missingPart } from '../../schema/domain/host-files.ts';
import { text as textOf, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/usr/share/OVMF', exists: true }, { path: '/usr/share/OVMF/OVMF_CODE.fd', exists: false }, { path: '/usr/share/OVMF/OVMF_CODE_4M.fd', exists: true }] };
const guest = (path: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>${path}</loader></os>`);

export default defineRule({
  id: 'loader-not-on-host',
  cause: 'fw-loader-missing',
  profile: 'host',
  severity: 'error',
  title: 'A firmware image that is not on the host',
  why: 'The path in <loader> is a file of a package of the host. Distributions keep UEFI in different places and under different names.',
  remedy: "Install the package (ovmf, edk2-ovmf, qemu-efi-aarch64), correct the path, or let libvirt choose: <os firmware='efi'> without <loader>.",
  witness: [{ source: 'libvirt 11.3.0 src/security/security_dac.c virSecurityDACSetOwnershipInternal', text: 'unable to stat: %1$s' }, { source: 'libvirt 11.3.0 src/storage_file/storage_source.c virStorageSourceReportBrokenChain', text: "Cannot access storage file '%1$s'" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/os/loader'],
  needs: ['images'],
  *check(loader, { text, host: { images } }) {
    const path = textOf(loader);
    const missing = missingPart(images, path);
    if (missing !== undefined) yield { at: textSpan(loader, text), message: `The host has no firmware ${path.slice(0, 120)}${becauseOf(missing, path)}.` };
  },
  bad: [{ xml: guest('«/usr/share/OVMF/OVMF_CODE.fd»'), host }],
  good: [{ xml: guest('/usr/share/OVMF/OVMF_CODE_4M.fd'), host }],
});
