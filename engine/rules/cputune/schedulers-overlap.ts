import { formatNumberSet, parseNumberSet } from '../../core/quantities.ts';
import { attribute, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'schedulers-overlap',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two schedulers for one thread',
  why: 'A vCPU or I/O thread runs under one scheduler.',
  remedy: 'Name each thread in one vcpusched or iothreadsched only.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainThreadSchedParseHelper', text: "'%1$s' attributes '%2$s' must not overlap" }],
  visits: ['domain/cputune'],
  *check(cputune) {
    for (const [name, key] of [['vcpusched', 'vcpus'], ['iothreadsched', 'iothreads']] as const) {
      const owner = new Map<number, Element>();
      for (const sched of children(cputune, name)) {
        const set = attribute(sched, key);
        const ids = set ? parseNumberSet(set.value).numbers : [];
        const shared = ids.filter((id) => owner.has(id));
        for (const id of ids) if (!owner.has(id)) owner.set(id, sched);
        if (shared.length > 0) yield { at: set!, message: `${name === 'vcpusched' ? 'vCPU' : 'I/O thread'} ${formatNumberSet(shared).slice(0, 40)} has a scheduler already.`, evidence: [{ at: owner.get(shared[0]!)!, message: 'The other scheduler.' }] };
      }
    }
  },
  bad: ["<vcpu>4</vcpu><cputune><vcpusched vcpus='0-2' scheduler='fifo' priority='1'/><vcpusched «vcpus='2-3'» scheduler='batch'/></cputune>"],
  good: ["<vcpu>4</vcpu><cputune><vcpusched vcpus='0-1' scheduler='batch'/><vcpusched vcpus='2-3' scheduler='idle'/></cputune>"],
});
