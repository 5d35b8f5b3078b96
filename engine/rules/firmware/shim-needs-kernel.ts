import { guestWith } from '../../schema/domain/example-domains.ts';
import { child, text as textOf } from '../../xml/query.ts';
import { isOlder } from '../../core/version.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'shim-needs-kernel',
  profile: 'libvirt',
  severity: 'error',
  title: 'A shim without a kernel',
  why: 'The shim verifies the kernel that is booted directly; without <kernel> there is none.',
  remedy: 'Add <kernel>, or remove <shim>.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefOSValidate', text: 'shim only allowed with kernel option' }],
  visits: ['domain/os/shim'],
  *check(shim, { domain, target, text: source }) {
    const kernel = child(shim.parent, 'kernel');
    // libvirt looks at it only when there is a loader; releases before it ignore <shim>.
    if (textOf(shim) === '' || (kernel && textOf(kernel) !== '') || !child(child(domain, 'os'), 'loader') || isOlder(target.libvirt, '11.2.0')) return;
    yield { at: shim, message: 'There is a <shim> but no <kernel> that it could verify.', fixes: [offeredFix('Remove <shim>', removeElement(source, shim))] };
  },
  bad: [guestWith("<os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type><loader secure='no'/>«<shim>»/boot/shim.efi</shim></os><features><acpi/></features>")],
  good: [guestWith("<os><type arch='x86_64' machine='q35'>hvm</type><kernel>/boot/vmlinuz</kernel></os>")],
});
