import { formatNumberSet, parseNumberSet } from '../../core/quantities.ts';
import { guestCellCount } from '../../schema/domain/numa.ts';
import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'unknown-hugepages-node',
  profile: 'libvirt',
  severity: 'error',
  title: 'Huge pages for a guest NUMA cell that does not exist',
  why: 'The nodeset of a <page> names cells of the guest (<cpu><numa>), not nodes of the host. A guest without cells has none to name, except that node 0 stands for all of it.',
  remedy: 'Name existing cells, or leave nodeset out to use the page size everywhere.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefMemtuneValidate', text: 'hugepages: node %1$zd not found' }],
  visits: ['domain/memoryBacking/hugepages/page'],
  *check(page, { text, domain }) {
    const nodeset = attribute(page, 'nodeset');
    if (!nodeset?.valueSpan) return;
    const cells = guestCellCount(domain);
    const { numbers, highest, problem } = parseNumberSet(nodeset.value);
    if (problem || highest < cells || (cells === 0 && highest === 0)) return;
    const missing = numbers.filter((node) => node >= cells);
    yield {
      at: nodeset,
      message: `The guest has no NUMA cell ${formatNumberSet(missing).slice(0, 60)}: it has ${cells === 0 ? 'no cells at all' : cells === 1 ? 'only cell 0' : `cells 0 to ${cells - 1}`}.`,
      fixes: [offeredFix('Use this page size for the whole guest', removeAttribute(text, nodeset))],
    };
  },
  bad: [
    "<memoryBacking><hugepages><page size='2' unit='MiB' «nodeset='1'»/></hugepages></memoryBacking>",
    "<memoryBacking><hugepages><page size='2' unit='MiB' «nodeset='0-1'»/></hugepages></memoryBacking>",
    "<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/></numa></cpu><memoryBacking><hugepages><page size='2' unit='MiB' «nodeset='0,3'»/></hugepages></memoryBacking>",
  ],
  good: [
    "<memoryBacking><hugepages><page size='2' unit='MiB' nodeset='0'/></hugepages></memoryBacking>",
    "<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/></numa></cpu><memoryBacking><hugepages><page size='2' unit='MiB' nodeset='0'/></hugepages></memoryBacking>",
  ],
});
