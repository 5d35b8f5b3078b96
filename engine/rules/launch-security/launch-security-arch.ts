import { guestOf } from '../../schema/domain/example-domains.ts';
import { familyOf, archOf } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const FAMILY: Readonly<Record<string, 'x86' | 's390'>> = { sev: 'x86', 'sev-snp': 'x86', tdx: 'x86', 's390-pv': 's390' };

export default defineRule({
  id: 'launch-security-arch',
  profile: 'libvirt',
  severity: 'error',
  title: 'Memory protection of another architecture',
  why: 'sev and sev-snp are features of AMD CPUs, tdx of Intel CPUs, s390-pv of IBM Z. libvirt refuses what the emulator of the architecture does not offer.',
  remedy: 'Use the kind that belongs to the architecture, or remove <launchSecurity>.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: "'%1$s' launch security is not supported with this QEMU binary" }, { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c', text: 'S390 PV launch security is not supported with this QEMU binary' },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c', text: 'SEV launch security is not supported with this QEMU binary' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/launchSecurity'],
  *check(element, { domain }) {
    const type = attribute(element, 'type');
    const family = familyOf(domain);
    if (!type || family === undefined || !Object.hasOwn(FAMILY, type.value) || FAMILY[type.value] === family) return;
    yield { at: type, message: `${type.value} protects ${FAMILY[type.value] === 'x86' ? 'x86' : 's390x'} guests; this one is ${archOf(domain)}.` };
  },
  bad: [guestOf('x86_64', 'q35', "<launchSecurity «type='s390-pv'»/>"), guestOf('aarch64', 'virt', "<launchSecurity «type='sev'»><policy>0x1</policy></launchSecurity>")],
  good: [guestOf('s390x', 's390-ccw-virtio', "<launchSecurity type='s390-pv'/>")],
});
