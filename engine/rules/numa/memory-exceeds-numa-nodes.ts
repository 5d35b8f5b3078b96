import { formatBytes, formatNumberSet, parseNumberSet } from '../../core/quantities.ts';
import { totalBytes } from '../../schema/domain/memory.ts';
import { guestCells } from '../../schema/domain/numa.ts';
import { count } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const GiB = 1024 * 1024;
const host = { numaCells: [{ id: 0, cpus: [0, 1], memoryKiB: 8 * GiB }, { id: 1, cpus: [2, 3], memoryKiB: 8 * GiB }] };

export default defineRule({
  id: 'memory-exceeds-numa-nodes',
  profile: 'host',
  severity: 'warning',
  title: 'More memory bound to NUMA nodes than they have',
  why: "mode='strict' allows the memory on the named nodes only. When the guest has touched all they have, the kernel kills QEMU although other nodes have memory left.",
  remedy: "Name more nodes, give the guest less memory, or use mode='preferred'.",
  witness: [{ source: 'Linux man-pages set_mempolicy(2), MPOL_BIND', text: 'Page allocations will not come from any node not specified in the nodemask.' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/numatune/memory', 'domain/numatune/memnode'],
  needs: ['numaCells'],
  *check(element, { domain, host: { numaCells } }) {
    const nodeset = attribute(element, 'nodeset');
    if (!nodeset?.valueSpan || (value(element, 'mode') ?? 'strict') !== 'strict' || value(element, 'placement') === 'auto') return;
    const wanted = element.name === 'memory' ? totalBytes(domain) : guestCells(domain).find((cell) => cell.id === count(element, 'cellid'))?.bytes;
    const nodes = parseNumberSet(nodeset.value).numbers.map((id) => numaCells.find((cell) => cell.id === id));
    if (wanted === undefined || nodes.some((node) => node?.memoryKiB === undefined)) return;
    const there = BigInt(nodes.reduce((sum, node) => sum + node!.memoryKiB!, 0)) * 1024n;
    if (wanted <= there) return;
    yield { at: nodeset, message: `${formatBytes(wanted)} of guest memory are bound to NUMA node ${formatNumberSet(nodes.map((n) => n!.id)).slice(0, 40)}, which has ${formatBytes(there)}.` };
  },
  bad: [{ xml: "<memory unit='GiB'>12</memory><numatune><memory mode='strict' «nodeset='0'»/></numatune>", host }],
  good: [{ xml: "<memory unit='GiB'>12</memory><numatune><memory mode='strict' nodeset='0-1'/></numatune>", host }, { xml: "<memory unit='GiB'>12</memory><numatune><memory mode='preferred' nodeset='0'/></numatune>", host }],
});
