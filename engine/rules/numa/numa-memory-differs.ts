import { formatBytes } from '../../core/quantities.ts';
import { cellBytes, totalBytes } from '../../schema/domain/memory.ts';
import { sizeInBytes } from '../../schema/read.ts';
import { child, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'numa-memory-differs',
  profile: 'silent',
  severity: 'warning',
  title: '<memory> differs from the sum of the NUMA cells',
  why: 'When a domain is defined, libvirt replaces <memory> by what the cells and the memory devices add up to. The guest gets that, not what <memory> says.',
  remedy: 'Make <memory> the sum of the cells and memory devices, or correct the cells.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseMemory', text: 'Attempt to infer the initial memory size from the sum NUMA memory sizes in case ABI updates are allowed' }],
  onlyWith: ['cell'],
  visits: ['domain/memory'],
  *check(element, { text, domain }) {
    const written = sizeInBytes(element);
    const cells = cellBytes(domain);
    const total = totalBytes(domain);
    if (!written || !cells || total === undefined || child(domain, 'memory') !== element) return;
    // libvirt rounds up to whole MiB (256 MiB on ppc64) by itself.
    const difference = written > total ? written - total : total - written;
    if (difference < 1024n * 1024n) return;
    yield { at: textSpan(element, text), message: `<memory> is ${formatBytes(written)}, but cells and memory devices make ${formatBytes(total)}: the guest gets the latter.` };
  },
  bad: ["<memory unit='GiB'>«8»</memory><vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0' memory='1' unit='GiB'/><cell id='1' cpus='1' memory='1' unit='GiB'/></numa></cpu>"],
  good: ["<memory unit='GiB'>2</memory><vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0' memory='1' unit='GiB'/><cell id='1' cpus='1' memory='1' unit='GiB'/></numa></cpu>", "<memory unit='GiB'>2</memory>"],
});
