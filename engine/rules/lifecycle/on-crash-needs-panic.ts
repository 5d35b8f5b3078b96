import { isX86 } from '../../schema/domain/machine.ts';
import { all, child, text as textOf, textSpan } from '../../xml/query.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'on-crash-needs-panic',
  profile: 'portability',
  severity: 'hint',
  title: 'An action on crashes that nobody reports',
  why: "libvirt learns of a crash inside an x86 guest only from a panic device. Without one the guest just hangs or reboots by itself, and <on_crash> never comes to act: no dump is written.",
  remedy: "Add <panic model='isa'/> (or hyperv for Windows) to <devices>.",
  witness: [{ source: 'libvirt manual, formatdomain, panic device', text: 'panic device enables libvirt to receive panic notification from a QEMU guest.' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/on_crash'],
  *check(onCrash, { text, domain }) {
    const action = textOf(onCrash);
    const devices = child(domain, 'devices');
    if (!['coredump-destroy', 'coredump-restart', 'preserve'].includes(action) || isX86(domain) !== true || !devices || child(domain, 'on_crash') !== onCrash || all(domain, 'devices', 'panic').length > 0) return;
    yield { at: textSpan(onCrash, text), message: `${action} never happens: without a panic device libvirt does not learn of a crash in the guest.`, fixes: [offeredFix('Add a panic device', appendChild(text, devices, "<panic model='isa'/>"))] };
  },
  bad: ["<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><on_crash>«coredump-destroy»</on_crash><devices><emulator>/usr/bin/qemu-system-x86_64</emulator></devices></domain>"],
  good: ["<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><on_crash>coredump-destroy</on_crash><devices><panic model='isa'/></devices></domain>", '<on_crash>destroy</on_crash>'],
});
