import { cellBytes, totalBytes } from '../../schema/domain/memory.ts';
import { child, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'memory-required',
  profile: 'libvirt',
  severity: 'error',
  title: 'A domain without memory',
  why: 'Every guest needs memory, and libvirt has no default for it: the size comes from <memory> or from the cells below <cpu><numa>.',
  remedy: "Add <memory unit='GiB'>2</memory> below <domain>.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseMemory', text: 'Memory size must be specified via <memory> or in the <numa> configuration' }],
  visits: ['domain'],
  *check(domain, { text }) {
    if (cellBytes(domain) !== 0n || totalBytes(domain) !== 0n) return;
    const memory = child(domain, 'memory');
    const at = memory ? textSpan(memory, text) : domain;
    yield { at, message: memory ? '<memory> is 0: the guest has no memory at all.' : 'The domain has neither <memory> nor NUMA cells with memory.' };
  },
  bad: ["«<domain type='kvm'>»<name>example</name><os><type arch='x86_64'>hvm</type></os></domain>", '<memory>«0»</memory>'],
  good: ['<memory>1048576</memory>', "<domain type='kvm'><name>example</name><vcpu>1</vcpu><os><type>hvm</type></os><cpu><numa><cell id='0' cpus='0' memory='512' unit='MiB'/></numa></cpu></domain>"],
});
