import { guestWith } from '../../schema/domain/example-domains.ts';
import { autoFirmware } from '../../schema/domain/firmware.ts';
import { children } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'firmware-feature-needs-auto',
  profile: 'libvirt',
  severity: 'error',
  title: 'Features of a firmware that is not chosen by libvirt',
  why: 'The features below <os><firmware> guide libvirt when it chooses the firmware, which it only does with @firmware on <os>.',
  remedy: "Write <os firmware='efi'>, or remove the <firmware> element.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefOSValidate', text: 'cannot use feature-based firmware autoselection when firmware autoselection is disabled' }],
  visits: ['domain/os/firmware'],
  *check(firmware, { domain }) {
    if (autoFirmware(domain) || children(firmware, 'feature').length === 0 || !firmware.parent) return;
    yield { at: firmware, message: 'Firmware features are listed, but <os> has no firmware attribute, so libvirt chooses none.', fixes: [offeredFix("Say <os firmware='efi'>", setAttribute(firmware.parent, 'firmware', 'efi'))] };
  },
  bad: [guestWith("<os><type arch='x86_64' machine='q35'>hvm</type>«<firmware>»<feature enabled='yes' name='secure-boot'/></firmware></os><features><acpi/></features>")],
  good: [guestWith("<os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type><firmware><feature enabled='no' name='secure-boot'/></firmware></os><features><acpi/></features>"), guestWith("<os><type arch='x86_64' machine='q35'>hvm</type><firmware/></os>")],
});
