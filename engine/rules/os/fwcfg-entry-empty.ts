import { attribute, text as textOf, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const sysinfo = (entry: string): string => `<sysinfo type='fwcfg'>${entry}</sysinfo>`;

export default defineRule({
  id: 'fwcfg-entry-empty',
  profile: 'libvirt',
  severity: 'error',
  title: 'A firmware entry without name or content',
  why: 'A fw_cfg entry is a name and what is found under it: a text, or a file of the host.',
  remedy: "Write <entry name='opt/com.example/name'>value</entry>, or add file='…'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virSysinfoParseFWCfgDef', text: "Firmware entry must have either value or 'file' attribute" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virSysinfoParseFWCfgDef', text: "Firmware entry is missing 'name' attribute" },
  ],
  visits: ['domain/sysinfo/entry'],
  *check(entry) {
    if (value(entry.parent, 'type') !== 'fwcfg') return;
    const name = attribute(entry, 'name');
    if (!name) yield { at: entry, message: 'This firmware entry has no name.' };
    else if (textOf(entry) === '' && !attribute(entry, 'file')) yield { at: entry, message: `The firmware entry ${name.value.slice(0, 60)} has neither a value nor a file.` };
  },
  bad: [sysinfo("«<entry name='opt/com.example/name'/>»"), sysinfo('«<entry>»value</entry>')],
  good: [sysinfo("<entry name='opt/com.example/name'>value</entry>"), sysinfo("<entry name='opt/com.example/file' file='/etc/hostname'/>")],
});
