import { count } from '../../schema/read.ts';
import { attribute, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { setAttribute, nextFree } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-iothread-id',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two I/O threads with one id',
  why: 'Disks and pins refer to I/O threads by id.',
  remedy: 'Give each <iothread> an id of its own.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefParseIOThreads', text: "duplicate iothread id '%1$u' found" }],
  visits: ['domain/iothreadids'],
  *check(list) {
    const seen = new Map<number, Element>();
    for (const thread of children(list, 'iothread')) {
      const id = count(thread, 'id');
      if (!id) continue;
      const first = seen.get(id);
      if (first) yield { at: attribute(thread, 'id')!, message: `There is an I/O thread ${id} already.`, evidence: [{ at: first, message: 'The first one.' }], fixes: [offeredFix('Give it the next free id', setAttribute(thread, 'id', String(nextFree(children(list, 'iothread').map((t) => count(t, 'id')), 1))))] };
      else seen.set(id, thread);
    }
  },
  bad: ["<iothreads>2</iothreads><iothreadids><iothread id='1'/><iothread «id='1'»/></iothreadids>"],
  good: ["<iothreads>3</iothreads><iothreadids><iothread id='1'/><iothread id='4'/></iothreadids>"],
});
