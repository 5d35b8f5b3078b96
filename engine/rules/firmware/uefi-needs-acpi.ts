import { guestWith } from '../../schema/domain/example-domains.ts';
import { autoFirmware, hasAcpi, isUefi } from '../../schema/domain/firmware.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { attribute, child, descend } from '../../xml/query.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

export default defineRule({
  id: 'uefi-needs-acpi',
  profile: 'libvirt',
  severity: 'error',
  title: 'UEFI without ACPI on x86',
  why: 'UEFI hands the description of the machine to the operating system by ACPI tables; libvirt refuses an x86 guest that boots UEFI with ACPI off, which it is unless <acpi/> is there.',
  remedy: 'Add <features><acpi/></features>.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: 'UEFI requires ACPI on this architecture' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/os'],
  *check(os, { text, domain }) {
    if (!isUefi(domain) || !isX86(domain) || hasAcpi(domain) || child(domain, 'os') !== os) return;
    const features = child(domain, 'features');
    yield {
      at: autoFirmware(domain) === 'efi' ? attribute(os, 'firmware')! : attribute(descend(os, 'loader'), 'type')!,
      message: 'The guest boots UEFI, but has no <acpi/> below <features>.',
      fixes: [offeredFix('Add <acpi/>', features ? appendChild(text, features, '<acpi/>') : replace({ start: os.span.end, end: os.span.end }, '<features><acpi/></features>'))],
    };
  },
  bad: [guestWith("<os «firmware='efi'»><type arch='x86_64' machine='q35'>hvm</type></os>"), guestWith("<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' «type='pflash'»>/usr/share/OVMF/OVMF_CODE.fd</loader></os><features><apic/></features>")],
  good: [guestWith("<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE.fd</loader></os><features><acpi/></features>"), guestWith("<os><type arch='x86_64' machine='q35'>hvm</type></os>")],
});
