import { isOlder } from '../../core/version.ts';
import { OPTIONS_KNOWN_BEFORE, qemuOptionKind } from '../../schema/domain/qemu-option-names.ts';
import { formatName } from '../../schema/names.ts';
import { attribute, children } from '../../xml/query.ts';
import type { Attribute, Element } from '../../xml/tree.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const guest = (args: string): string => `<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>a</name><memory unit='MiB'>512</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><qemu:commandline>${args}</qemu:commandline></domain>`;
const target = { qemu: '7.2.0' };

const named = (parent: Element, name: string): Element[] => children(parent).filter((e) => {
  const known = formatName(e);
  return known.kind === 'known' && known.name === name;
});

export default defineRule({
  id: 'unknown-qemu-option',
  cause: 'cfg-qemu-arg-unknown',
  profile: 'libvirt',
  severity: 'warning',
  title: 'An option that QEMU does not have',
  why: 'libvirt passes what stands in <qemu:commandline> on as it is. QEMU reads it after everything else, and stops at an option that it does not know.',
  remedy: 'Correct its name (qemu-system-x86_64 -help lists them). What an option is given, such as -device, stands in an argument of its own.',
  witness: [{ source: 'qemu 7.2.0 softmmu/vl.c lookup_opt', text: 'invalid option' }],
  drivers: QEMU_DRIVERS,
  against: 'qemu',
  visits: ['domain'],
  *check(domain, { target: { qemu } }) {
    if (qemu === undefined || !isOlder(qemu, OPTIONS_KNOWN_BEFORE)) return;
    const args = named(domain, 'qemu:commandline').flatMap((part) => named(part, 'qemu:arg')).map((arg): Attribute | undefined => attribute(arg, 'value'));
    for (let i = 0; i < args.length; i++) {
      const at = args[i];
      // What is no option is the image of a disk.
      if (!at?.value.startsWith('-')) continue;
      const kind = qemuOptionKind(at.value.replace(/^--?/, ''));
      if (kind === 'unknown') yield { at, message: `QEMU has no option ${at.value.slice(0, 60)}.` };
      if (kind === 'unknown' || kind === 'gone') return;
      if (kind === 'with-value') i++;
    }
  },
  bad: [{ xml: guest("<qemu:arg value='-global'/><qemu:arg value='-odd'/><qemu:arg «value='-bogus'»/>"), target }, { xml: guest("<qemu:arg «value='-device usb-tablet'»/>"), target }],
  good: [{ xml: guest("<qemu:arg value='-device'/><qemu:arg value='usb-tablet'/><qemu:arg value='--no-reboot'/>"), target }, { xml: guest("<qemu:arg value='-bogus'/>"), target: { qemu: '12.0.0' } }, guest("<qemu:arg value='-bogus'/>")],
});
