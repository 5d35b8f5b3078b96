import { formatBytes, formatNumberSet, parseNumberSet } from '../../core/quantities.ts';
import { totalBytes } from '../../schema/domain/memory.ts';
import { guestCells } from '../../schema/domain/numa.ts';
import { count } from '../../schema/read.ts';
import { attribute, descend, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const GiB = 1024 * 1024;
const host = { numaCells: [{ id: 0, cpus: [0, 1], memoryKiB: 8 * GiB, freeKiB: 2 * GiB }, { id: 1, cpus: [2, 3], memoryKiB: 8 * GiB, freeKiB: 7 * GiB }] };
const guest = (nodeset: string, mode = 'strict'): string => `<memory unit='GiB'>4</memory><numatune><memory mode='${mode}' ${nodeset}/></numatune>`;

export default defineRule({
  id: 'memory-exceeds-free-of-nodes',
  profile: 'host',
  severity: 'info',
  title: 'More memory bound to NUMA nodes than they have free now',
  why: "mode='strict' allows the memory on the named nodes only. When they are full, the kernel first drops its caches there, then swaps or kills, although other nodes have memory left.",
  remedy: 'Bind the guest to a node with room (virsh freecell --all), or name more nodes.',
  witness: [{ source: 'Linux man-pages set_mempolicy(2), MPOL_BIND', text: 'Page allocations will not come from any node not specified in the nodemask.' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/numatune/memory', 'domain/numatune/memnode'],
  needs: ['numaCells'],
  *check(element, { domain, host: { numaCells } }) {
    const nodeset = attribute(element, 'nodeset');
    if (!nodeset?.valueSpan || (value(element, 'mode') ?? 'strict') !== 'strict' || value(element, 'placement') === 'auto' || descend(domain, 'memoryBacking', 'hugepages')) return;
    const wanted = element.name === 'memory' ? totalBytes(domain) : guestCells(domain).find((cell) => cell.id === count(element, 'cellid'))?.bytes;
    const nodes = parseNumberSet(nodeset.value).numbers.map((id) => numaCells.find((cell) => cell.id === id));
    if (wanted === undefined || nodes.some((node) => node?.freeKiB === undefined || node.memoryKiB === undefined)) return;
    const [free, whole] = [nodes.reduce((sum, node) => sum + node!.freeKiB!, 0), nodes.reduce((sum, node) => sum + node!.memoryKiB!, 0)].map((kib) => BigInt(kib) * 1024n);
    if (wanted <= free! || wanted > whole!) return;
    yield { at: nodeset, message: `${formatBytes(wanted)} of guest memory are bound to NUMA node ${formatNumberSet(nodes.map((n) => n!.id)).slice(0, 40)}, which has ${formatBytes(free!)} free now.` };
  },
  bad: [{ xml: guest("«nodeset='0'»"), host }],
  good: [{ xml: guest("nodeset='1'"), host }, { xml: guest("nodeset='0'", 'preferred'), host }],
});
