import { guestOf } from '../../schema/domain/example-domains.ts';
import { isX86, platformOf } from '../../schema/domain/machine.ts';
import { attribute } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'pm-needs-x86',
  profile: 'libvirt',
  severity: 'error',
  title: 'Sleep states on another architecture than x86',
  why: 'The ACPI sleep states S3 and S4 can be switched in QEMU\'s x86 machines only.',
  remedy: 'Remove <pm>; other machines have no such states.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: 'setting ACPI S3 not supported' }, { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefPM', text: 'setting ACPI S4 not supported' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/pm/suspend-to-mem', 'domain/pm/suspend-to-disk'],
  *check(state, { text, domain }) {
    const enabled = attribute(state, 'enabled');
    if (enabled && isX86(domain) === false) yield { at: state, message: `Sleep states can be set on x86 only; this is ${platformOf(domain)}.`, fixes: [offeredFix(`Remove <${state.name}>`, removeElement(text, state))] };
  },
  bad: [guestOf('aarch64', 'virt', "<pm>«<suspend-to-mem enabled='no'/>»</pm>")],
  good: [guestOf('x86_64', 'q35', "<pm><suspend-to-mem enabled='no'/></pm>")],
});
