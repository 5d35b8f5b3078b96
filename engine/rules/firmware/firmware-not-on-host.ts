import { autoFirmware } from '../../schema/domain/firmware.ts';
import { guestWith } from '../../schema/domain/example-domains.ts';
import { archOf } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { domainCapabilities: [{ emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'pc-q35-7.2', arch: 'x86_64', values: {}, features: {}, firmware: ['bios'] }] };

export default defineRule({
  id: 'firmware-not-on-host',
  profile: 'host',
  severity: 'error',
  title: 'A kind of firmware that the host does not have',
  why: "With firmware='efi' libvirt looks for a fitting UEFI among the descriptions below /usr/share/qemu/firmware. Without the package that brings it (OVMF, edk2, AAVMF) it finds none.",
  remedy: 'Install the UEFI firmware: ovmf or qemu-efi-aarch64 on Debian and Ubuntu, edk2-ovmf or edk2-aarch64 elsewhere.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_firmware.c qemuFirmwareFillDomain', text: "Unable to find '%1$s' firmware that is compatible with the current configuration" }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/os'],
  needs: ['domainCapabilities'],
  *check(os, { domain, driver, host: { domainCapabilities } }) {
    const wanted = autoFirmware(domain);
    const own = domainCapabilities.filter((c) => c.domainType === driver && c.arch === archOf(domain) && c.firmware);
    const at = attribute(os, 'firmware');
    if (!wanted || !at || own.length === 0 || own.some((c) => c.firmware!.includes(wanted))) return;
    yield { at, message: `libvirt finds no ${wanted} firmware for ${archOf(domain)} guests on this host; it has ${own[0]!.firmware!.join(', ') || 'none'}.` };
  },
  bad: [{ xml: guestWith("<os «firmware='efi'»><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features>"), host }],
  good: [{ xml: guestWith("<os firmware='bios'><type arch='x86_64' machine='q35'>hvm</type></os>"), host }],
});
