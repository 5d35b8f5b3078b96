import { count } from '../../schema/read.ts';
import { children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const guest = (caches: string): string => `<vcpu>4</vcpu><cputune><cachetune vcpus='0-1'>${caches}</cachetune></cputune>`;

export default defineRule({
  id: 'cache-allocations-collide',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two allocations of one cache',
  why: "Of each cache, named by level and id, a group gets one share: either one of type='both', or one for code and one for data.",
  remedy: 'Join the <cache> elements, or use type code and data once each.',
  witness: [{ source: 'libvirt 11.3.0 src/util/virresctrl.c virResctrlAllocSetCacheSize', text: "Colliding cache allocations for cache level '%1$u' id '%2$u', type '%3$s'" }],
  visits: ['domain/cputune/cachetune'],
  *check(cachetune) {
    const seen: { key: string; type: string; cache: Element }[] = [];
    for (const cache of children(cachetune, 'cache')) {
      const [level, id, type] = [count(cache, 'level'), count(cache, 'id'), value(cache, 'type')];
      if (level === undefined || id === undefined || !type || !['both', 'code', 'data'].includes(type)) continue;
      const key = `${level} ${id}`;
      const other = seen.find((s) => s.key === key && (s.type === type || s.type === 'both' || type === 'both'));
      if (other) yield { at: cache, message: `Cache ${id} of level ${level} is allocated twice: for ${other.type} and for ${type}.`, evidence: [{ at: other.cache, message: 'The first allocation.' }] };
      else seen.push({ key, type, cache });
    }
  },
  bad: [
    guest("<cache id='0' level='3' type='code' size='3' unit='MiB'/>«<cache id='0' level='3' type='code' size='1' unit='MiB'/>»"),
    guest("<cache id='1' level='3' type='both' size='3' unit='MiB'/>«<cache id='1' level='3' type='data' size='1' unit='MiB'/>»"),
  ],
  good: [guest("<cache id='0' level='3' type='code' size='3' unit='MiB'/><cache id='0' level='3' type='data' size='3' unit='MiB'/><cache id='1' level='3' type='both' size='3' unit='MiB'/>")],
});
