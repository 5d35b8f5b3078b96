import { children } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'single-section',
  profile: 'libvirt',
  severity: 'error',
  title: 'A second <genid> or <resource>',
  why: 'Of most sections libvirt reads the first and forgets the others; of these two it refuses a second one.',
  remedy: 'Keep one of them.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseIDs', text: "element 'genid' can only appear once" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseXML', text: 'only one resource element is supported' },
  ],
  visits: ['domain'],
  *check(domain) {
    for (const name of ['genid', 'resource']) {
      const [first, ...more] = children(domain, name);
      for (const second of more) yield { at: second, message: `A domain has one <${name}> only.`, evidence: [{ at: first!, message: 'The first one.' }] };
    }
  },
  bad: ['<genid/>«<genid/>»', '<resource><partition>/machine</partition></resource>«<resource>»<partition>/other</partition></resource>'],
  good: ['<genid/>', '<resource><partition>/machine</partition></resource>'],
});
