import { formatNumberSet, parseNumberSet } from '../../core/quantities.ts';
import { hugepages } from '../../schema/domain/memory.ts';
import { attribute } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const guest = (pages: string): string => `<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0' memory='1' unit='GiB'/><cell id='1' cpus='1' memory='1' unit='GiB'/></numa></cpu><memoryBacking><hugepages>${pages}</hugepages></memoryBacking>`;

export default defineRule({
  id: 'hugepages-share-nodes',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two huge page sizes for one guest NUMA cell',
  why: 'The memory of a guest cell is one file of one page size.',
  remedy: 'Name each guest cell in the nodeset of one <page> only.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefMemtuneValidate', text: 'nodeset attribute of hugepages of sizes %1$llu and %2$llu intersect' }],
  visits: ['domain/memoryBacking/hugepages'],
  *check(_element, { domain }) {
    const owner = new Map<number, Element>();
    for (const page of hugepages(domain)) {
      const nodeset = attribute(page, 'nodeset');
      if (!nodeset?.valueSpan) continue;
      const nodes = parseNumberSet(nodeset.value).numbers;
      const shared = nodes.filter((node) => owner.has(node));
      for (const node of nodes) if (!owner.has(node)) owner.set(node, page);
      if (shared.length > 0) yield { at: nodeset, message: `Guest cell ${formatNumberSet(shared).slice(0, 60)} has pages of another size already.`, evidence: [{ at: attribute(owner.get(shared[0]!)!, 'nodeset')!, message: 'Here.' }] };
    }
  },
  bad: [guest("<page size='2' unit='MiB' nodeset='0-1'/><page size='1' unit='GiB' «nodeset='1'»/>")],
  good: [guest("<page size='2' unit='MiB' nodeset='0'/><page size='4' unit='KiB' nodeset='1'/>")],
});
