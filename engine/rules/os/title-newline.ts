import { textSpan, isText } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'title-newline',
  profile: 'libvirt',
  severity: 'error',
  title: 'A title of several lines',
  why: 'The title is the short description that lists show beside the name, on one line.',
  remedy: 'Put the longer text into <description>.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseXML', text: "Domain title can't contain newlines" }],
  visits: ['domain/title'],
  *check(title, { text }) {
    const raw = title.children.filter(isText).map((t) => t.value).join('');
    if (raw.includes('\n')) yield { at: textSpan(title, text), message: 'The title holds a line break; libvirt takes one line only.' };
  },
  bad: ['<title>«A title\n on two lines»</title>'],
  good: ['<title>A title on one line</title>'],
});
