import { children, text as textOf, textSpan, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const sysinfo = (date: string): string => `<sysinfo type='smbios'><bios><entry name='date'>${date}</entry></bios></sysinfo>`;

export default defineRule({
  id: 'bios-date',
  profile: 'libvirt',
  severity: 'error',
  title: 'A BIOS date in another form than SMBIOS has it',
  why: 'SMBIOS writes the date of the BIOS as month/day/year, the year with two digits (19yy) or four (1900 or later).',
  remedy: 'Write it as 12/31/2024.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virSysinfoBIOSParseXML', text: "Invalid BIOS 'date' format" }],
  visits: ['domain/sysinfo/bios'],
  *check(bios, { text }) {
    const entry = children(bios, 'entry').find((e) => value(e, 'name') === 'date');
    if (!entry || textOf(entry) === '' || value(bios.parent, 'type') !== 'smbios') return;
    const parts = /^\s*[+-]?(\d{1,9})\/[+-]?(\d{1,9})\/\s*(\+?\d{1,9})$/.exec(textOf(entry));
    const [month, day, year] = (parts?.slice(1) ?? []).map(Number);
    const isGood = parts && month! >= 1 && month! <= 12 && day! >= 1 && day! <= 31 && (year! < 100 || year! >= 1900);
    if (!isGood) yield { at: textSpan(entry, text), message: `${textOf(entry).slice(0, 30)} is no date of the form month/day/year.` };
  },
  bad: [sysinfo('«2024-12-31»'), sysinfo('«31/12/2024»'), sysinfo('«1/1/1800»')],
  good: [sysinfo('12/31/2024'), sysinfo('04/01/99')],
});
