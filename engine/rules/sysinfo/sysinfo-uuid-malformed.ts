import { canonicalUuid } from '../../schema/read.ts';
import { text, textSpan, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'sysinfo-uuid-malformed',
  profile: 'libvirt',
  severity: 'error',
  title: 'A UUID for SMBIOS that is none',
  why: 'The UUID of the system table is that of the domain.',
  remedy: 'Write the UUID of the domain, or remove the entry.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virSysinfoSystemParseXML', text: 'malformed <sysinfo> uuid element' },
  ],
  visits: ['domain/sysinfo/system/entry'],
  *check(entry, { text: source }) {
    const written = text(entry);
    if (value(entry, 'name') !== 'uuid' || value(entry.parent?.parent, 'type') !== 'smbios' || written === '' || canonicalUuid(written) !== undefined) return;
    yield { at: textSpan(entry, source), message: `The system table has the UUID ${written.slice(0, 60)}, which is none.` };
  },
  bad: [
    "<sysinfo type='smbios'><system><entry name='uuid'>«c7a5»</entry></system></sysinfo>",
  ],
  good: [
    "<uuid>c7a5fdbd-edaf-9455-926a-d65c16db1809</uuid><sysinfo type='smbios'><system><entry name='uuid'>c7a5fdbd-edaf-9455-926a-d65c16db1809</entry></system></sysinfo>",
  ],
});
