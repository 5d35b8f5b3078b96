import { isOlder } from '../../core/version.ts';
import { guestWith } from '../../schema/domain/example-domains.ts';
import { attribute, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule, isQemuDriver } from '../rule.ts';

const guest = (tables: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type><acpi>${tables}</acpi></os>`);

export default defineRule({
  id: 'acpi-table',
  profile: 'libvirt',
  severity: 'error',
  title: 'ACPI tables that cannot be passed',
  why: 'There is one SLIC and one MSDM table in a machine; only tables of type raw may be several. rawset, a file of several tables, is for Xen and not for QEMU.',
  remedy: "Use type='raw' for further tables, one file each.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseBootAcpiOptions', text: "ACPI table type '%1$s' may only appear once" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDefBoot', text: "ACPI table type '%1$s' is not supported" },
    { source: 'libvirt 9.0.0 src/conf/domain_conf.c virDomainDefParseBootAcpiOptions', text: 'Only one acpi table is supported' },
  ],
  visits: ['domain/os/acpi'],
  *check(acpi, { driver, target }) {
    const tables = children(acpi, 'table');
    if (isOlder(target.libvirt, '11.2.0')) {
      if (tables[1]) yield { at: tables[1], message: `libvirt ${target.libvirt} takes one ACPI table only.`, evidence: [{ at: tables[0]!, message: 'The first one.' }] };
      return;
    }
    const seen = new Map<string, Element>();
    for (const table of tables) {
      const type = value(table, 'type');
      if (type === undefined) continue;
      const at = attribute(table, 'type')!;
      const first = seen.get(type);
      if (first && type !== 'raw') yield { at, message: `There can be one ${type.slice(0, 20)} table only.`, evidence: [{ at: first, message: 'The first one.' }] };
      else if (type === 'rawset' && isQemuDriver(driver)) yield { at, message: 'QEMU takes no tables of type rawset.' };
      if (!first) seen.set(type, table);
    }
  },
  bad: [{ xml: guest("<table type='slic'>/tmp/a.dat</table>«<table type='slic'>»/tmp/b.dat</table>"), target: { libvirt: '9.0.0' } }, guest("<table type='slic'>/tmp/a.dat</table><table «type='slic'»>/tmp/b.dat</table>")],
  good: [guest("<table type='slic'>/tmp/a.dat</table>")],
});
