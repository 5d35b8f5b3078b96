import { tunes } from '../../schema/domain/resctrl.ts';
import { count } from '../../schema/read.ts';
import { attribute, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-memory-bandwidth',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two memory bandwidths for one node',
  why: 'A group of vCPUs has one share of the memory bandwidth of each host node. Several <memorytune> for the same vCPUs are one group.',
  remedy: 'Keep one <node> for each id.',
  witness: [{ source: 'libvirt 11.3.0 src/util/virresctrl.c virResctrlAllocSetMemoryBandwidth', text: 'Memory Bandwidth already defined for node %1$u' }],
  visits: ['domain/cputune'],
  *check(cputune, { domain, text: source }) {
    const seen = new Map<string, Element>();
    for (const { element, vcpus } of tunes(cputune, 'memorytune', domain)) {
      for (const node of children(element, 'node')) {
        const id = count(node, 'id');
        if (id === undefined) continue;
        const key = `${vcpus.join()} ${id}`;
        const first = seen.get(key);
        if (first) yield { at: attribute(node, 'id')!, message: `The bandwidth of node ${id} is set already for these vCPUs.`, evidence: [{ at: first, message: 'The first time.' }], fixes: [offeredFix('Remove this one', removeElement(source, node))] };
        else seen.set(key, node);
      }
    }
  },
  bad: ["<vcpu>4</vcpu><cputune><memorytune vcpus='0-3'><node id='0' bandwidth='60'/><node «id='0'» bandwidth='50'/></memorytune></cputune>"],
  good: ["<vcpu>4</vcpu><cputune><memorytune vcpus='0-1'><node id='0' bandwidth='60'/><node id='1' bandwidth='50'/></memorytune><memorytune vcpus='2-3'><node id='0' bandwidth='60'/></memorytune></cputune>"],
});
