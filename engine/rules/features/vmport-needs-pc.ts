import { guestOf } from '../../schema/domain/example-domains.ts';
import { familyOf, isX86, platformOf } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'vmport-needs-pc',
  profile: 'libvirt',
  severity: 'error',
  title: 'A feature of PCs on another machine',
  why: 'The VMware port and the PS/2 controller exist on pc, q35 and isapc machines only.',
  remedy: 'Remove the feature.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: 'vmport is not available with this QEMU binary' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: 'ps2 feature is not available with this QEMU binary' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/features/vmport', 'domain/features/ps2'],
  *check(feature, { domain, text: source }) {
    if (attribute(feature, 'state') && isX86(domain) === false && familyOf(domain) !== 'other') yield { at: feature, message: `<${feature.name}> is a feature of PCs, and this is ${platformOf(domain)}.`, fixes: [safeFix(`Remove <${feature.name}>`, removeElement(source, feature))] };
  },
  bad: [
    guestOf('aarch64', 'virt', "<features>«<vmport state='on'/>»</features>"),
    guestOf('aarch64', 'virt', "<features>«<ps2 state='off'/>»</features>"),
  ],
  good: [
    guestOf('x86_64', 'q35', "<features><vmport state='off'/></features>"),
  ],
});
