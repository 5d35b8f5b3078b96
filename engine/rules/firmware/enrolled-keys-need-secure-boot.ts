import { guestWith } from '../../schema/domain/example-domains.ts';
import { autoFirmware, firmwareFeature } from '../../schema/domain/firmware.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const guest = (features: string): string => guestWith(`<os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type><firmware>${features}</firmware></os><features><acpi/></features>`);

export default defineRule({
  id: 'enrolled-keys-need-secure-boot',
  profile: 'libvirt',
  severity: 'error',
  title: 'Keys enrolled without secure boot',
  why: 'Enrolled keys are what secure boot checks against; a firmware without it has no place for them.',
  remedy: "Enable the feature secure-boot, or write enabled='no' for enrolled-keys.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefOSValidate', text: "firmware feature 'enrolled-keys' cannot be enabled when firmware feature 'secure-boot' is disabled" }],
  visits: ['domain/os/firmware'],
  *check(_firmware, { domain }) {
    const keys = firmwareFeature(domain, 'enrolled-keys');
    const secure = firmwareFeature(domain, 'secure-boot');
    if (!autoFirmware(domain) || value(keys, 'enabled') !== 'yes' || value(secure, 'enabled') !== 'no') return;
    yield { at: attribute(keys, 'enabled')!, message: 'Keys are to be enrolled, but secure boot is disabled.', evidence: [{ at: attribute(secure, 'enabled')!, message: 'Secure boot is disabled here.' }] };
  },
  bad: [guest("<feature «enabled='yes'» name='enrolled-keys'/><feature enabled='no' name='secure-boot'/>")],
  good: [guest("<feature enabled='no' name='enrolled-keys'/><feature enabled='no' name='secure-boot'/>"), guest("<feature enabled='yes' name='enrolled-keys'/><feature enabled='yes' name='secure-boot'/>")],
});
