import { guestWith } from '../../schema/domain/example-domains.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { child, descend, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { kernelOptions: { KVM: 'y', KVM_SMM: 'n' } };
const guest = (os: string, features: string, type = 'kvm'): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type>${os}</os><features><acpi/>${features}</features>`, type);

export default defineRule({
  id: 'smm-not-on-host',
  cause: 'hwvirt-no-smm',
  profile: 'host',
  severity: 'error',
  title: "System management mode that the host's KVM does not have",
  why: 'SMM is a part of KVM that a kernel can be built without (CONFIG_KVM_SMM). UEFI with secure boot rests on it.',
  remedy: "Use a kernel with CONFIG_KVM_SMM, remove <smm>, or do without secure boot (loader secure='no').",
  witness: [{ source: 'qemu 7.2.0 hw/i386/x86.c x86_machine_is_smm_enabled', text: 'System Management Mode not supported by this hypervisor.' }],
  drivers: ['kvm'],
  visits: ['domain'],
  needs: ['kernelOptions'],
  *check(domain, { host: { kernelOptions } }) {
    if (kernelOptions['KVM_SMM'] !== 'n' || isX86(domain) !== true) return;
    const smm = descend(domain, 'features', 'smm');
    const loader = descend(domain, 'os', 'loader');
    const at = smm && value(smm, 'state') !== 'off' ? smm : value(loader, 'secure') === 'yes' && child(domain, 'os') ? loader : undefined;
    if (at) yield { at, message: `${at === smm ? 'The guest is to have system management mode' : 'Secure boot needs system management mode'}, which the kernel of the host is built without.` };
  },
  bad: [{ xml: guest('', "«<smm state='on'/>»"), host }, { xml: guest("«<loader secure='yes'/>»", ''), host }],
  good: [{ xml: guest('', "<smm state='off'/>"), host }, { xml: guest('', '<smm/>', 'qemu'), host }, { xml: guest('', '<smm/>'), host: { kernelOptions: { KVM: 'm', KVM_SMM: 'y' } } }, { xml: guest('', '<smm/>'), host: { kernelOptions: { KVM: 'm' } } }],
});
