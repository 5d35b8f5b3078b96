import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine, platformOf } from '../../schema/domain/machine.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'gic-needs-arm-virt',
  profile: 'libvirt',
  severity: 'error',
  title: 'An ARM interrupt controller in another machine',
  why: '<gic> chooses the version of the Generic Interrupt Controller, which only the virt machines of ARM have in QEMU.',
  remedy: 'Remove <gic>; it usually stems from a file for an ARM guest.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefFeatures', text: "The '%1$s' feature is not supported for architecture '%2$s' or machine type '%3$s'" }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/features/gic'],
  *check(gic, { text, domain }) {
    if (isMachine(domain, 'arm-virt') === false) yield { at: gic, message: `Only ARM virt machines have a GIC; this is ${platformOf(domain)}.`, fixes: [offeredFix('Remove <gic>', removeElement(text, gic))] };
  },
  bad: [guestOf('x86_64', 'q35', "<features>«<gic version='2'/>»</features>"), guestOf('aarch64', 'vexpress-a15', '<features>«<gic/>»</features>')],
  good: [guestOf('aarch64', 'virt', "<features><gic version='3'/></features>"), guestOf('aarch64', 'virt-7.2', '<features><gic/></features>')],
});
