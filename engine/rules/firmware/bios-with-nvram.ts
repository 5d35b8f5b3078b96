import { guestWith } from '../../schema/domain/example-domains.ts';
import { autoFirmware } from '../../schema/domain/firmware.ts';
import { attribute } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'bios-with-nvram',
  profile: 'libvirt',
  severity: 'error',
  title: 'Variable storage for a BIOS',
  why: "NVRAM keeps the variables of UEFI; a BIOS has none.",
  remedy: "Write firmware='efi', or remove <nvram>.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefOSValidate', text: "firmware type '%1$s' does not support nvram" }, { source: 'libvirt 12.8.0 libvirt.so.0, the same check', text: "Firmware type '%1$s' does not support variable storage (NVRAM/varstore)" }],
  visits: ['domain/os/nvram'],
  *check(nvram, { text, domain }) {
    if (autoFirmware(domain) !== 'bios') return;
    yield { at: nvram, message: "The firmware is a BIOS, which has no <nvram>.", evidence: [{ at: attribute(nvram.parent, 'firmware')!, message: 'The BIOS is chosen here.' }], fixes: [offeredFix('Remove <nvram>', removeElement(text, nvram))] };
  },
  bad: [guestWith("<os firmware='bios'><type arch='x86_64' machine='q35'>hvm</type>«<nvram>»/var/lib/libvirt/qemu/nvram/example_VARS.fd</nvram></os>")],
  good: [guestWith("<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE.fd</loader><nvram>/var/lib/libvirt/qemu/nvram/example_VARS.fd</nvram></os><features><acpi/></features>")],
});
