import { child, descend, value } from '../../xml/query.ts';
import { appendChild, setAttribute } from '../edits.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'sysinfo-unused',
  profile: 'silent',
  severity: 'warning',
  title: 'SMBIOS strings that the guest does not get',
  why: "libvirt hands <sysinfo type='smbios'> to the guest only when <os> says <smbios mode='sysinfo'/>. Without it the strings stay in the definition and the guest sees QEMU's own.",
  remedy: "Add <smbios mode='sysinfo'/> to <os>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildSmbiosCommandLine', text: 'if (def->os.smbios_mode == VIR_DOMAIN_SMBIOS_NONE || def->os.smbios_mode == VIR_DOMAIN_SMBIOS_EMULATE) return 0;' },
    { source: 'libvirt manual, formatdomain, SMBIOS System Information', text: 'Sub-elements call out specific SMBIOS values, which will affect the guest if used in conjunction with the smbios sub-element of the os element' },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/sysinfo'],
  *check(sysinfo, { text, domain }) {
    if (value(sysinfo, 'type') !== 'smbios' || isX86(domain) === false) return;
    const os = child(domain, 'os');
    const smbios = descend(domain, 'os', 'smbios');
    const mode = value(smbios, 'mode');
    if (!os || (mode !== undefined && mode !== 'emulate')) return;
    const edit = smbios ? setAttribute(smbios, 'mode', 'sysinfo') : appendChild(text, os, "<smbios mode='sysinfo'/>");
    yield { at: sysinfo, message: `The guest does not see these SMBIOS strings: <os> lacks <smbios mode='sysinfo'/>.`, fixes: [offeredFix("Hand them to the guest: <smbios mode='sysinfo'/>", edit)] };
  },
  bad: ["«<sysinfo type='smbios'>»<system><entry name='manufacturer'>Example</entry></system></sysinfo>"],
  good: [
    "<os><type arch='x86_64' machine='q35'>hvm</type><smbios mode='sysinfo'/></os><sysinfo type='smbios'><system><entry name='manufacturer'>Example</entry></system></sysinfo>",
    "<sysinfo type='fwcfg'><entry name='opt/org.example/a'>1</entry></sysinfo>",
  ],
});
