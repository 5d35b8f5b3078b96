import { countText } from '../../schema/read.ts';
import { all, textSpan } from '../../xml/query.ts';
import { setText } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'iothreads-count-raised',
  profile: 'silent',
  severity: 'warning',
  title: 'Fewer I/O threads than ids for them',
  why: 'When <iothreadids> lists more threads than <iothreads> counts, libvirt makes as many as are listed.',
  remedy: 'Raise <iothreads>, or remove the ids that are not meant.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseIOThreads', text: 'if (n > iothreads) iothreads = n;' }],
  visits: ['domain/iothreads'],
  *check(element, { text, domain }) {
    const counted = countText(element);
    const listed = all(domain, 'iothreadids', 'iothread').length;
    if (counted === undefined || listed <= counted) return;
    yield { at: textSpan(element, text), message: `<iothreads> says ${counted}, but ${listed} are listed; libvirt makes ${listed}.`, fixes: [safeFix(`Write ${listed}`, setText(text, element, `${listed}`))] };
  },
  bad: ["<iothreads>«1»</iothreads><iothreadids><iothread id='1'/><iothread id='2'/></iothreadids>"],
  good: ["<iothreads>3</iothreads><iothreadids><iothread id='1'/><iothread id='2'/></iothreadids>"],
});
