import { guestOf } from '../../schema/domain/example-domains.ts';
import { archOf } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { domainCapabilities: [{ emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'pc-q35-7.2', arch: 'x86_64', values: {}, features: { sev: false } }] };

export default defineRule({
  id: 'launch-security-not-on-host',
  profile: 'host',
  severity: 'error',
  title: 'Memory protection that the host does not offer',
  why: 'SEV needs an AMD EPYC CPU with it switched on in the firmware and in the kernel (kvm_amd sev=1); libvirt asks QEMU whether it is there.',
  remedy: 'Enable it in the firmware and with kvm_amd.sev=1, or remove <launchSecurity>.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: "'%1$s' launch security is not supported with this QEMU binary" }],
  drivers: ['kvm'],
  visits: ['domain/launchSecurity'],
  needs: ['domainCapabilities'],
  *check(element, { domain, driver, host: { domainCapabilities } }) {
    const type = attribute(element, 'type');
    const own = domainCapabilities.filter((c) => c.domainType === driver && c.arch === archOf(domain));
    if (!type || own.length === 0 || own.some((c) => c.features[type.value] !== false)) return;
    yield { at: type, message: `This host does not offer ${type.value.slice(0, 20)}.` };
  },
  bad: [{ xml: guestOf('x86_64', 'q35', "<launchSecurity «type='sev'»><policy>0x1</policy></launchSecurity>"), host }],
  good: [{ xml: guestOf('x86_64', 'q35', "<launchSecurity type='tdx'/>"), host }],
});
