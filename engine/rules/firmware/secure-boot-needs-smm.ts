import { guestWith } from '../../schema/domain/example-domains.ts';
import { autoFirmware } from '../../schema/domain/firmware.ts';
import { archOf, isMachine, isX86, platformOf } from '../../schema/domain/machine.ts';
import { attribute, child, descend, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const guest = (os: string, features = '<acpi/>'): string => guestWith(`${os}<features>${features}</features>`);
const loader = (secure: string): string => `<loader readonly='yes' ${secure} type='pflash'>/usr/share/OVMF/OVMF_CODE.secboot.fd</loader>`;

export default defineRule({
  id: 'secure-boot-needs-smm',
  profile: 'libvirt',
  severity: 'error',
  title: 'Secure boot in a machine that cannot protect it',
  why: "With secure='yes' only code in system management mode may write the firmware's variables. QEMU has that on q35 machines of x86_64 with <smm state='on'/>; libvirt switches SMM on by itself only when it chooses the firmware.",
  remedy: "Use a q35 machine of x86_64 and <smm state='on'/> below <features>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefBoot', text: 'Secure boot is supported with q35 machine types only' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefBoot', text: 'Secure boot is supported for x86_64 architecture only' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefBoot', text: 'Secure boot requires SMM feature enabled' },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/os/loader'],
  *check(element, { domain }) {
    const secure = attribute(element, 'secure');
    // Newer QEMU protects the variables by other means.
    if (secure?.value !== 'yes' || descend(domain, 'os', 'varstore') || child(element.parent, 'loader') !== element) return;
    const arch = archOf(domain);
    const smm = descend(domain, 'features', 'smm');
    if (isMachine(domain, 'q35') === false) yield { at: secure, message: `Secure boot needs a q35 machine; this is ${platformOf(domain)}.` };
    else if (arch !== undefined && arch !== 'x86_64' && isX86(domain) !== undefined) yield { at: secure, message: `Secure boot needs an x86_64 guest; this one is ${arch}.` };
    else if (!autoFirmware(domain) && (!smm || (value(smm, 'state') ?? 'on') !== 'on')) yield { at: secure, message: `Secure boot needs the system management mode, which is ${smm ? 'off' : 'not switched on'}.`, ...(smm && { evidence: [{ at: smm, message: 'Switched off here.' }] }) };
  },
  bad: [
    guest(`<os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type>${loader("«secure='yes'»")}</os>`, "<acpi/><smm state='on'/>"),
    guest(`<os><type arch='x86_64' machine='q35'>hvm</type>${loader("«secure='yes'»")}</os>`),
    guest(`<os><type arch='i686' machine='q35'>hvm</type>${loader("«secure='yes'»")}</os>`, "<acpi/><smm state='on'/>"),
  ],
  good: [guest(`<os><type arch='x86_64' machine='q35'>hvm</type>${loader("secure='yes'")}</os>`, "<acpi/><smm state='on'/>"), guest(`<os><type arch='x86_64' machine='pc'>hvm</type>${loader("secure='no'")}</os>`)],
});
