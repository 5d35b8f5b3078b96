import { formatBytes } from '../../core/quantities.ts';
import { cellBytes, hugepages, pageBytes, totalBytes } from '../../schema/domain/memory.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { numaCells: [{ id: 0, cpus: [0, 1], pages: [{ sizeKiB: 4, total: 4194304 }, { sizeKiB: 2048, total: 512, free: 512 }] }, { id: 1, cpus: [2, 3], pages: [{ sizeKiB: 4, total: 4194304 }, { sizeKiB: 2048, total: 512, free: 0 }] }] };

export default defineRule({
  id: 'hugepages-exceed-host',
  profile: 'host',
  severity: 'error',
  title: 'More huge pages than the host has set aside',
  why: 'Huge pages come from a pool that the administrator sizes beforehand. QEMU takes all of the guest\'s memory from it at the start, and fails with "Cannot allocate memory" when it does not suffice.',
  remedy: 'Enlarge the pool (vm.nr_hugepages, hugepages= on the kernel command line, virsh allocpages), or give the guest less memory.',
  witness: [{ source: 'qemu 7.2.0 util/oslib-posix.c, hw/core/numa.c', text: 'unable to map backing store for guest RAM: Cannot allocate memory' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/memoryBacking/hugepages'],
  needs: ['numaCells'],
  *check(_element, { domain, host: { numaCells } }) {
    const pages = hugepages(domain);
    const [page] = pages;
    const wanted = totalBytes(domain);
    if (pages.length !== 1 || !page || attribute(page, 'nodeset') || wanted === undefined || cellBytes(domain) === undefined) return;
    const size = pageBytes(page);
    const pools = numaCells.flatMap((cell) => (cell.pages ?? []).filter((p) => BigInt(p.sizeKiB) * 1024n === size));
    // Pages of 4 KiB are the ordinary memory.
    if (!size || size <= 4096n || pools.length === 0) return;
    const there = BigInt(pools.reduce((sum, p) => sum + p.total, 0)) * size;
    const free = pools.every((p) => p.free !== undefined) ? BigInt(pools.reduce((sum, p) => sum + p.free!, 0)) * size : undefined;
    const says = `The guest needs ${formatBytes(wanted)} in pages of ${formatBytes(size)}`;
    if (wanted > there) yield { at: page, message: `${says}; the host has set aside ${formatBytes(there)}.` };
    else if (free !== undefined && wanted > free) yield { at: page, severity: 'warning', message: `${says}; of the host's ${formatBytes(there)} only ${formatBytes(free)} were free.` };
  },
  bad: [
    { xml: "<memory unit='GiB'>4</memory><memoryBacking><hugepages>«<page size='2' unit='MiB'/>»</hugepages></memoryBacking>", host },
    { xml: "<memory unit='GiB'>2</memory><memoryBacking><hugepages>«<page size='2' unit='MiB'/>»</hugepages></memoryBacking>", host },
  ],
  good: [{ xml: "<memory unit='GiB'>1</memory><memoryBacking><hugepages><page size='2' unit='MiB'/></hugepages></memoryBacking>", host }, { xml: "<memory unit='GiB'>64</memory><memoryBacking><hugepages><page size='4' unit='KiB'/></hugepages></memoryBacking>", host }],
});
