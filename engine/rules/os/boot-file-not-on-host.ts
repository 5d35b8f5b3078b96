import { guestWith } from '../../schema/domain/example-domains.ts';
import { becauseOf, missingPart } from '../../schema/domain/host-files.ts';
import { text as textOf, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/boot', exists: true }, { path: '/boot/vmlinuz-5.0', exists: false }, { path: '/boot/vmlinuz-6.1', exists: true }] };
const guest = (kernel: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type><kernel>${kernel}</kernel></os>`);

export default defineRule({
  id: 'boot-file-not-on-host',
  cause: 'cfg-kernel-missing',
  profile: 'host',
  severity: 'error',
  title: 'A kernel or initrd that is not on the host',
  why: 'With direct kernel boot QEMU reads kernel, initrd, device tree and ACPI tables from files of the host when the guest starts. Kernels of distributions change their names with each update.',
  remedy: 'Correct the path, or copy the kernel to a place of its own. Without <kernel> the guest boots from its disk.',
  witness: [{ source: 'libvirt 11.3.0 src/security/security_dac.c virSecurityDACSetOwnershipInternal', text: 'unable to stat: %1$s' }, { source: 'qemu 7.2.0 hw/i386/x86.c x86_load_linux', text: "qemu: could not open kernel file '%s': %s" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/os/kernel', 'domain/os/initrd', 'domain/os/dtb', 'domain/os/shim', 'domain/os/acpi/table'],
  needs: ['images'],
  *check(element, { text, host: { images } }) {
    const path = textOf(element);
    const missing = missingPart(images, path);
    if (missing !== undefined) yield { at: textSpan(element, text), message: `The host has no ${path.slice(0, 120)} for <${element.name}>${becauseOf(missing, path)}.` };
  },
  bad: [{ xml: guest('«/boot/vmlinuz-5.0»'), host }],
  good: [{ xml: guest('/boot/vmlinuz-6.1'), host }, { xml: guest('/srv/kernel'), host }],
});
