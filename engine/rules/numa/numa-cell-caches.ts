import { guestCells } from '../../schema/domain/numa.ts';
import { count } from '../../schema/read.ts';
import { attribute, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const cache = (level: string): string => `<cache ${level} associativity='direct' policy='writeback'><size value='10' unit='KiB'/><line value='8' unit='B'/></cache>`;
const guest = (caches: string): string => `<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='512' unit='MiB'>${caches}</cell></numa></cpu>`;

export default defineRule({
  id: 'numa-cell-caches',
  profile: 'libvirt',
  severity: 'error',
  title: 'Memory-side caches of a NUMA cell with impossible levels',
  why: 'A cell has at most one memory-side cache of each level, and levels go from 1 to 3.',
  remedy: 'Number the caches 1, 2 and 3, each once.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefValidate', text: "Cache level '%1$u' already defined" },
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefValidate', text: "Ain't nobody heard of that much cache level" },
  ],
  visits: ['domain/cpu/numa'],
  *check(_numa, { domain }) {
    for (const { element, id } of guestCells(domain)) {
      const seen = new Map<number, Element>();
      for (const each of children(element, 'cache')) {
        const level = count(each, 'level');
        if (level === undefined) continue;
        const first = seen.get(level);
        const at = attribute(each, 'level')!;
        if (level > 3) yield { at, message: `Cell ${id} has a cache of level ${level}; the highest is 3.` };
        else if (first) yield { at, message: `Cell ${id} has a level ${level} cache already.`, evidence: [{ at: first, message: 'The first one is here.' }] };
        seen.set(level, first ?? each);
      }
    }
  },
  bad: [guest(cache("«level='4'»")), guest(cache("level='1'") + cache("«level='1'»"))],
  good: [guest(cache("level='1'") + cache("level='2'"))],
});
