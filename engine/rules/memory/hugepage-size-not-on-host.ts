import { formatBytes } from '../../core/quantities.ts';
import { pageBytes } from '../../schema/domain/memory.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { numaCells: [{ id: 0, cpus: [0, 1], pages: [{ sizeKiB: 4, total: 4194304 }, { sizeKiB: 2048, total: 512 }, { sizeKiB: 1048576, total: 0 }] }] };

export default defineRule({
  id: 'hugepage-size-not-on-host',
  profile: 'host',
  severity: 'error',
  title: 'A huge page size that the host does not have',
  why: 'The sizes of huge pages are those of the CPU: on x86 2 MiB and, on most, 1 GiB. libvirt looks for a hugetlbfs of just that size and refuses to start the guest without one.',
  remedy: 'Use one of the sizes of the host, or <hugepages/> alone for its default size.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_conf.c qemuGetDomainHupageMemPath', text: 'Unable to find any usable hugetlbfs mount for %1$llu KiB' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/memoryBacking/hugepages/page'],
  needs: ['numaCells'],
  *check(page, { host: { numaCells } }) {
    const bytes = pageBytes(page);
    const sizes = [...new Set(numaCells.flatMap((cell) => (cell.pages ?? []).map((p) => p.sizeKiB)))].sort((a, b) => a - b);
    if (!bytes || sizes.length === 0 || sizes.some((kib) => BigInt(kib) * 1024n === bytes)) return;
    yield { at: attribute(page, 'size')!, message: `The host has no pages of ${formatBytes(bytes)}; it has ${sizes.map((kib) => formatBytes(BigInt(kib) * 1024n)).join(', ')}.` };
  },
  bad: [{ xml: "<memoryBacking><hugepages><page «size='5'» unit='MiB'/></hugepages></memoryBacking>", host }],
  good: [{ xml: "<memoryBacking><hugepages><page size='1' unit='GiB'/></hugepages></memoryBacking>", host }, { xml: "<memoryBacking><hugepages><page size='2048'/></hugepages></memoryBacking>", host }],
});
