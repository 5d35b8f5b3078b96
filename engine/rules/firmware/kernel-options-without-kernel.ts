import { guestWith } from '../../schema/domain/example-domains.ts';
import { child, text as textOf } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'kernel-options-without-kernel',
  profile: 'host',
  severity: 'warning',
  title: 'A kernel command line or initrd without a kernel',
  why: '<cmdline> and <initrd> go to a kernel that QEMU boots directly. Without <kernel> libvirt passes them on all the same, and QEMU refuses to start.',
  remedy: 'Add <kernel>, or remove the element; a guest that boots from its disk has its own boot loader configuration.',
  witness: [{ source: 'qemu 7.2.0 softmmu/vl.c', text: '-append only allowed with -kernel option' },
    { source: 'qemu 7.2.0 softmmu/vl.c', text: '-initrd only allowed with -kernel option' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/os/cmdline', 'domain/os/initrd'],
  *check(element, { text }) {
    const kernel = child(element.parent, 'kernel');
    if (textOf(element) === '' || (kernel && textOf(kernel) !== '')) return;
    yield { at: element, message: `<${element.name}> is given, but there is no <kernel> it could go to; QEMU will not start.`, fixes: [offeredFix(`Remove <${element.name}>`, removeElement(text, element))] };
  },
  bad: [guestWith("<os><type arch='x86_64' machine='q35'>hvm</type>«<cmdline>»console=ttyS0</cmdline></os>")],
  good: [guestWith("<os><type arch='x86_64' machine='q35'>hvm</type><kernel>/boot/vmlinuz</kernel><initrd>/boot/initrd</initrd><cmdline>console=ttyS0</cmdline></os>")],
});
