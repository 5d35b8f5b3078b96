import { formatBytes } from '../../core/quantities.ts';
import { totalBytes } from '../../schema/domain/memory.ts';
import { sizeInBytes } from '../../schema/read.ts';
import { child, textSpan } from '../../xml/query.ts';
import { setSize } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'max-memory-below-memory',
  profile: 'libvirt',
  severity: 'error',
  title: 'maxMemory smaller than the memory the guest starts with',
  why: '<maxMemory> is the limit up to which memory can be plugged in while the guest runs, so it includes what the guest has from the start: <memory> or the NUMA cells, and all memory devices.',
  remedy: 'Raise <maxMemory> to at least the sum of the memory and the memory devices.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseMemory', text: 'maximum memory size must be equal or greater than the actual memory size' }],
  visits: ['domain/maxMemory'],
  *check(element, { text, domain }) {
    const most = sizeInBytes(element);
    const total = totalBytes(domain);
    if (!most || total === undefined || inKiB(most) >= inKiB(total) || child(domain, 'maxMemory') !== element) return;
    yield { at: textSpan(element, text), message: `<maxMemory> is ${formatBytes(most)}, less than the ${formatBytes(total)} that the guest starts with.`, fixes: [offeredFix(`Raise it to ${formatBytes(total)}`, ...setSize(text, element, inKiB(total) * 1024n))] };
  },
  bad: [
    "<memory unit='GiB'>4</memory><maxMemory slots='4' unit='GiB'>«2»</maxMemory>",
    "<memory unit='GiB'>1</memory><maxMemory slots='4' unit='GiB'>«3»</maxMemory><vcpu>1</vcpu><cpu><numa><cell id='0' cpus='0' memory='4' unit='GiB'/></numa></cpu>",
  ],
  good: ["<memory unit='GiB'>4</memory><maxMemory slots='4' unit='GiB'>4</maxMemory><vcpu>1</vcpu><cpu><numa><cell id='0' cpus='0' memory='4' unit='GiB'/></numa></cpu>", "<memory unit='GiB'>4</memory><maxMemory>0</maxMemory>"],
});

const inKiB = (bytes: bigint): bigint => (bytes + 1023n) / 1024n;
