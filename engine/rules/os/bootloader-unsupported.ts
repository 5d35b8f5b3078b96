import { text as textOf } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'bootloader-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A host boot loader with QEMU',
  why: '<bootloader> names a program of the host that fetches the kernel of a Xen paravirtual or bhyve guest. QEMU guests boot by firmware or <os><kernel>.',
  remedy: 'Remove <bootloader> and <bootloader_args>.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefBoot', text: 'bootloader is not supported by QEMU' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/bootloader', 'domain/bootloader_args'],
  *check(element, { text }) {
    if (textOf(element) !== '') yield { at: element, message: `QEMU knows no <${element.name}>.`, fixes: [offeredFix(`Remove <${element.name}>`, removeElement(text, element))] };
  },
  bad: ['«<bootloader>»/usr/bin/pygrub</bootloader>'],
  good: ["<os><type arch='x86_64' machine='q35'>hvm</type></os>"],
});
