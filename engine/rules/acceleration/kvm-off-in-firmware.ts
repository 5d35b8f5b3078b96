import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const guest = (type: string): string => `<domain ${type}><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64'>hvm</type></os></domain>`;
const off = { kvm: { device: 'absent', module: 'none' }, firmwareSwitches: { virtualization: false } } as const;

export default defineRule({
  id: 'kvm-off-in-firmware',
  cause: 'hwvirt-bios-disabled',
  profile: 'host',
  severity: 'info',
  title: 'Why there is no KVM: virtualization is off in the firmware of the host',
  why: 'The CPU can do it, but the firmware (BIOS, UEFI) of the host has locked it. The kernel said so when it started.',
  remedy: 'Switch on VT-x (Intel Virtualization Technology) or SVM Mode (AMD) in the setup of the firmware, then power the host off and on.',
  witness: [{ source: 'Linux arch/x86/kvm/x86.c kvm_arch_init', text: 'kvm: disabled by bios' }],
  drivers: ['kvm'],
  visits: ['domain'],
  needs: ['kvm', 'firmwareSwitches'],
  *check(domain, { host: { kvm, firmwareSwitches } }) {
    if (firmwareSwitches.virtualization === false && kvm.device !== 'present') yield { at: attribute(domain, 'type')!, message: 'Virtualization is switched off in the firmware of the host: the kernel said so when it started.' };
  },
  bad: [{ xml: guest("«type='kvm'»"), host: off }],
  good: [{ xml: guest("type='kvm'"), host: { ...off, firmwareSwitches: {} } }, { xml: guest("type='qemu'"), host: off }],
});
