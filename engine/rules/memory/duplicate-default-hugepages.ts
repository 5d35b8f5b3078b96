import { formatBytes } from '../../core/quantities.ts';
import { hugepages, pageBytes } from '../../schema/domain/memory.ts';
import { guestCellCount } from '../../schema/domain/numa.ts';
import { parseNumberSet } from '../../core/quantities.ts';
import { value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

/** Without guest cells a nodeset of node 0 alone is forgotten: the page size is for the whole guest then. */
function isDefault(page: Element, cells: number): boolean {
  const nodeset = value(page, 'nodeset');
  if (nodeset === undefined) return true;
  if (cells > 0) return false;
  const { highest, problem } = parseNumberSet(nodeset);
  return !problem && highest === 0;
}

export default defineRule({
  id: 'duplicate-default-hugepages',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two huge page sizes for the whole guest',
  why: 'A <page> without nodeset is for all memory that no other <page> claims; there can be one such size. In a guest without NUMA cells a nodeset of 0 counts as none.',
  remedy: 'Give all but one <page> a nodeset of guest NUMA cells, or keep a single size.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefMemtuneValidate', text: 'two master hugepages detected: %1$llu and %2$llu' },
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseMemtune', text: 'If guest NUMA is not configured and any hugepage page has nodemask set to "0" free and clear that nodemas' },
  ],
  visits: ['domain/memoryBacking/hugepages'],
  *check(_element, { domain, text: source }) {
    const cells = guestCellCount(domain);
    const [first, ...more] = hugepages(domain).filter((page) => isDefault(page, cells));
    for (const page of more) {
      const sizes = [first!, page].map((p) => pageBytes(p)).map((bytes) => (bytes === undefined ? 'of a size that cannot be read' : `of ${formatBytes(bytes)}`));
      yield { at: page, fixes: [offeredFix('Remove this size', removeElement(source, page))], message: `Pages ${sizes[1]} are for the whole guest, but so are those ${sizes[0]}.`, evidence: [{ at: first!, message: 'The first size for the whole guest.' }] };
    }
  },
  bad: [
    "<memoryBacking><hugepages><page size='2' unit='MiB'/>«<page size='1' unit='GiB'/>»</hugepages></memoryBacking>",
    "<memoryBacking><hugepages><page size='2' unit='MiB' nodeset='0'/>«<page size='1' unit='GiB'/>»</hugepages></memoryBacking>",
  ],
  good: [
    "<memoryBacking><hugepages><page size='2' unit='MiB'/></hugepages></memoryBacking>",
    "<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/></numa></cpu><memoryBacking><hugepages><page size='2' unit='MiB'/><page size='4' unit='KiB' nodeset='0'/></hugepages></memoryBacking>",
  ],
});
