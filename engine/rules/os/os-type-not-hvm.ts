import { guestWith } from '../../schema/domain/example-domains.ts';
import { text as textOf, textSpan } from '../../xml/query.ts';
import { setText } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const OTHERS = ['xen', 'linux', 'exe', 'uml', 'xenpvh'];

export default defineRule({
  id: 'os-type-not-hvm',
  profile: 'libvirt',
  severity: 'error',
  title: 'An OS type that QEMU does not run',
  why: "The OS type is not the operating system of the guest: hvm means that it runs unmodified on a full machine. QEMU offers nothing else; xen and linux are Xen's paravirtualization, exe is for containers.",
  remedy: 'Write <type>hvm</type>.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: "Emulator '%1$s' does not support os type '%2$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c', text: 'init binary must be specified' },
    { source: 'libvirt 9.0.0 src/conf/domain_conf.c', text: 'could not find capabilities for' },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/os/type'],
  *check(type, { text }) {
    const written = textOf(type);
    if (OTHERS.includes(written)) yield { at: textSpan(type, text), message: `QEMU runs guests of OS type hvm, not ${written}.`, fixes: [offeredFix('Write hvm', setText(text, type, 'hvm'))] };
  },
  bad: [guestWith("<os><type arch='x86_64' machine='q35'>«linux»</type></os>")],
  good: [guestWith("<os><type arch='x86_64' machine='q35'>hvm</type></os>")],
});
