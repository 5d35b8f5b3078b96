import { attribute, children } from '../../xml/query.ts';
import type { Attribute } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-perf-event',
  profile: 'libvirt',
  severity: 'error',
  title: 'A performance event named twice',
  why: 'Each event is switched on or off once.',
  remedy: 'Remove one of the elements.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainPerfEventDefParseXML', text: "perf event '%1$s' was already specified" }],
  visits: ['domain/perf'],
  *check(perf, { text }) {
    const seen = new Map<string, Attribute>();
    for (const event of children(perf, 'event')) {
      const name = attribute(event, 'name');
      if (!name?.value) continue;
      const first = seen.get(name.value);
      if (first) yield { at: name, message: `The event ${name.value.slice(0, 40)} is named twice.`, evidence: [{ at: first, message: 'The first time.' }], fixes: [offeredFix('Remove this one', removeElement(text, event))] };
      else seen.set(name.value, name);
    }
  },
  bad: ["<perf><event name='cpu_cycles' enabled='yes'/><event «name='cpu_cycles'» enabled='no'/></perf>"],
  good: ["<perf><event name='cpu_cycles' enabled='no'/><event name='instructions' enabled='no'/></perf>"],
});
