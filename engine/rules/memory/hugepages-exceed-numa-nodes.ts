import { formatBytes, formatNumberSet, parseNumberSet } from '../../core/quantities.ts';
import { hugepages, pageBytes, totalBytes } from '../../schema/domain/memory.ts';
import { guestCells } from '../../schema/domain/numa.ts';
import { count } from '../../schema/read.ts';
import { all, child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const pages = (total: number, free: number) => [{ sizeKiB: 4, total: 2097152 }, { sizeKiB: 2048, total, free }];
const host = { numaCells: [{ id: 0, cpus: [0, 1], pages: pages(512, 512) }, { id: 1, cpus: [2, 3], pages: pages(2048, 256) }] };
const guest = (page: string, tuning: string, memory = 2): string => `<memory unit='GiB'>${memory}</memory><vcpu>2</vcpu><memoryBacking><hugepages>${page}</hugepages></memoryBacking><numatune>${tuning}</numatune>`;

/** A part of the guest's memory that comes from certain nodes of the host alone, in pages of one size. */
interface Part {
  readonly page: Element;
  readonly size: bigint;
  readonly bytes: bigint;
  readonly nodes: readonly number[];
}

const strictNodes = (tuning: Element | undefined): readonly number[] | undefined =>
  (tuning && (value(tuning, 'mode') ?? 'strict') === 'strict' && value(tuning, 'nodeset') !== undefined && value(tuning, 'placement') !== 'auto' ? parseNumberSet(value(tuning, 'nodeset')!).numbers : undefined);

function partsOf(domain: Element): Part[] {
  const numatune = child(domain, 'numatune');
  const whole = strictNodes(child(numatune, 'memory'));
  const cells = guestCells(domain);
  const units = cells.length === 0 ? [{ id: 0, bytes: totalBytes(domain) }] : cells;
  return units.flatMap(({ id, bytes }) => {
    const memnode = all(numatune, 'memnode').find((e) => count(e, 'cellid') === id);
    const nodes = memnode ? strictNodes(memnode) : whole;
    const fitting = hugepages(domain);
    const page = fitting.find((p) => value(p, 'nodeset') !== undefined && parseNumberSet(value(p, 'nodeset')!).numbers.includes(id)) ?? fitting.find((p) => value(p, 'nodeset') === undefined);
    const size = page && pageBytes(page);
    return page && size && nodes && bytes !== undefined && size > 65536n ? [{ page, size, bytes, nodes }] : [];
  });
}

export default defineRule({
  id: 'hugepages-exceed-numa-nodes',
  cause: 'mem-prealloc-insufficient',
  profile: 'host',
  severity: 'error',
  title: 'More huge pages bound to NUMA nodes than these have set aside',
  why: 'The pool of huge pages is divided among the NUMA nodes of the host. Memory that is bound to a node (mode=\'strict\') takes its pages from that node alone, however many there are elsewhere.',
  remedy: 'Set pages aside on the node (/sys/devices/system/node/nodeN/hugepages, virsh allocpages), or name more nodes.',
  witness: [{ source: 'qemu 7.2.0 util/oslib-posix.c qemu_prealloc_mem', text: 'qemu_prealloc_mem: preallocating memory failed' }, { source: 'qemu 7.2.0 softmmu/physmem.c file_ram_alloc', text: 'unable to map backing store for guest RAM' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/memoryBacking/hugepages'],
  needs: ['numaCells'],
  *check(_hugepages, { domain, host: { numaCells } }) {
    const sums = new Map<string, Part>();
    for (const part of partsOf(domain)) {
      const key = `${part.size} ${part.nodes.join()}`;
      sums.set(key, { ...part, bytes: (sums.get(key)?.bytes ?? 0n) + part.bytes });
    }
    for (const { page, size, bytes, nodes } of sums.values()) {
      const pools = nodes.map((id) => numaCells.find((c) => c.id === id)?.pages?.find((p) => BigInt(p.sizeKiB) * 1024n === size));
      if (pools.some((p) => p === undefined)) continue;
      const there = BigInt(pools.reduce((sum, p) => sum + p!.total, 0)) * size;
      const free = pools.every((p) => p!.free !== undefined) ? BigInt(pools.reduce((sum, p) => sum + p!.free!, 0)) * size : undefined;
      const says = `${formatBytes(bytes)} in pages of ${formatBytes(size)} are bound to NUMA node ${formatNumberSet(nodes).slice(0, 40)}, which has`;
      if (bytes > there) yield { at: page, message: `${says} set aside ${formatBytes(there)}.` };
      else if (free !== undefined && bytes > free) yield { at: page, severity: 'warning', message: `${says} ${formatBytes(free)} free now, of ${formatBytes(there)}.` };
    }
  },
  bad: [
    { xml: guest("«<page size='2' unit='MiB'/>»", "<memory mode='strict' nodeset='0'/>"), host },
    { xml: guest("«<page size='2' unit='MiB'/>»", "<memory mode='strict' nodeset='1'/>"), host },
    { xml: `<memory unit='GiB'>3</memory><vcpu>2</vcpu><memoryBacking><hugepages>«<page size='2' unit='MiB' nodeset='0'/>»</hugepages></memoryBacking><numatune><memnode cellid='0' mode='strict' nodeset='0'/></numatune><cpu><numa><cell id='0' cpus='0' memory='2' unit='GiB'/><cell id='1' cpus='1' memory='1' unit='GiB'/></numa></cpu>`, host },
  ],
  good: [{ xml: guest("<page size='2' unit='MiB'/>", "<memory mode='strict' nodeset='0'/>", 1), host }, { xml: guest("<page size='2' unit='MiB'/>", "<memory mode='preferred' nodeset='0'/>"), host }],
});
