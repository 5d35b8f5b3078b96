import { guestWith } from '../../schema/domain/example-domains.ts';
import { isUefi } from '../../schema/domain/firmware.ts';
import { archOf, isMachine } from '../../schema/domain/machine.ts';
import { child } from '../../xml/query.ts';
import { removeElement, setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'acpi-needs-uefi',
  profile: 'libvirt',
  severity: 'error',
  title: 'ACPI without UEFI on aarch64',
  why: 'On aarch64 only UEFI passes ACPI tables on to the operating system; a directly booted kernel gets a device tree.',
  remedy: "Write <os firmware='efi'>, or remove <acpi/>.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: 'ACPI requires UEFI on this architecture' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/features/acpi'],
  *check(acpi, { text, domain }) {
    const os = child(domain, 'os');
    // Other machines of ARM have no ACPI at all.
    if (archOf(domain) !== 'aarch64' || isMachine(domain, 'arm-virt') === false || isUefi(domain) || !os) return;
    yield { at: acpi, message: 'The aarch64 guest has ACPI but does not boot UEFI.', fixes: [offeredFix("Boot UEFI (firmware='efi')", setAttribute(os, 'firmware', 'efi')), offeredFix('Remove <acpi/>', removeElement(text, acpi))] };
  },
  bad: [guestWith("<os><type arch='aarch64' machine='virt'>hvm</type></os><features>«<acpi/>»</features>")],
  good: [guestWith("<os firmware='efi'><type arch='aarch64' machine='virt'>hvm</type></os><features><acpi/></features>"), guestWith("<os><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features>")],
});
