import { attribute, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'fwcfg-name-reserved',
  profile: 'libvirt',
  severity: 'error',
  title: 'A fw_cfg name that is not yours',
  why: 'User entries of fw_cfg live below opt/; opt/ovmf/ and opt/org.qemu/ belong to the firmware and to QEMU.',
  remedy: 'Name it opt/ and your reverse domain, such as opt/org.example/config.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefSysinfo',
    text: 'Invalid firmware name',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefSysinfo',
    text: 'That firmware name is reserved',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/sysinfo/entry'],
  *check(entry) {
    const name = attribute(entry, 'name');
    if (!name || value(entry.parent, 'type') !== 'fwcfg') return;
    if (!name.value.startsWith('opt/')) yield { at: name, message: `The fw_cfg name '${name.value}' does not start with opt/.` };
    else if (/^opt\/(?:ovmf|org\.qemu)\//.test(name.value)) yield { at: name, message: `The fw_cfg name '${name.value}' is reserved for firmware and QEMU.` };
  },
  bad: [
    `<sysinfo type='fwcfg'>
    <entry «name='etc/x'»>a</entry>
  </sysinfo>`,
    `<sysinfo type='fwcfg'>
    <entry «name='opt/ovmf/x'»>a</entry>
  </sysinfo>`,
  ],
  good: [
    `<sysinfo type='fwcfg'>
    <entry name='opt/org.example/x'>a</entry>
  </sysinfo>`,
  ],
});
