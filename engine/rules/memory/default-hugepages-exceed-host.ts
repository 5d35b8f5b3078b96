import { formatBytes } from '../../core/quantities.ts';
import { hugepages, totalBytes } from '../../schema/domain/memory.ts';
import { defineRule } from '../rule.ts';

const host = { memory: { totalKiB: 16777216, hugePages: { sizeKiB: 2048, total: 512, free: 256 } } };

export default defineRule({
  id: 'default-hugepages-exceed-host',
  cause: 'mem-hugepage-backing',
  profile: 'host',
  severity: 'error',
  title: 'More huge pages of the default size than the host has set aside',
  why: '<hugepages/> alone takes pages of the default size of the host. QEMU takes all of the guest\'s memory from the pool of those pages at the start and stops when it does not suffice.',
  remedy: 'Enlarge the pool (vm.nr_hugepages, hugepages= on the kernel command line, virsh allocpages), or give the guest less memory.',
  witness: [{ source: 'qemu 7.2.0 softmmu/physmem.c file_ram_alloc', text: 'unable to map backing store for guest RAM' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/memoryBacking/hugepages'],
  needs: ['memory'],
  *check(element, { domain, host: { memory: { hugePages } } }) {
    const wanted = totalBytes(domain);
    if (hugepages(domain).length > 0 || wanted === undefined || !hugePages) return;
    const size = BigInt(hugePages.sizeKiB) * 1024n;
    const [there, free] = [BigInt(hugePages.total) * size, BigInt(hugePages.free) * size];
    const says = `The guest needs ${formatBytes(wanted)} in pages of ${formatBytes(size)}`;
    if (wanted > there) yield { at: element, message: `${says}; the host has set aside ${formatBytes(there)}.` };
    else if (wanted > free) yield { at: element, severity: 'warning', message: `${says}; of the host's ${formatBytes(there)} only ${formatBytes(free)} are free now.` };
  },
  bad: [{ xml: "<memory unit='GiB'>2</memory><memoryBacking>«<hugepages/>»</memoryBacking>", host }, { xml: "<memory unit='MiB'>768</memory><memoryBacking>«<hugepages/>»</memoryBacking>", host }],
  good: [{ xml: "<memory unit='MiB'>512</memory><memoryBacking><hugepages/></memoryBacking>", host }, { xml: "<memory unit='GiB'>2</memory><memoryBacking><hugepages/></memoryBacking>", host: { memory: { totalKiB: 16777216 } } }],
});
