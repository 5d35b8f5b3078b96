import { guestWith } from '../../schema/domain/example-domains.ts';
import { attribute, children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const guest = (sysinfo: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type><smbios «mode='sysinfo'»/></os>${sysinfo}`);

export default defineRule({
  id: 'smbios-needs-sysinfo',
  profile: 'libvirt',
  severity: 'error',
  title: 'SMBIOS from a <sysinfo> that is not there',
  why: "mode='sysinfo' fills the SMBIOS tables from <sysinfo type='smbios'>.",
  remedy: "Add <sysinfo type='smbios'>, or write mode='emulate'.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildSmbiosCommandLine', text: "Domain '%1$s' sysinfo are not available" }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/os/smbios'],
  *check(smbios, { domain }) {
    const mode = attribute(smbios, 'mode');
    if (mode?.value !== 'sysinfo' || children(domain, 'sysinfo').some((s) => value(s, 'type') === 'smbios')) return;
    yield { at: mode, message: "The domain has no <sysinfo type='smbios'> for SMBIOS to be filled from." };
  },
  bad: [guest('')],
  good: [guest("<sysinfo type='smbios'><bios><entry name='vendor'>Example</entry></bios></sysinfo>").replaceAll(/[«»]/g, '')],
});
