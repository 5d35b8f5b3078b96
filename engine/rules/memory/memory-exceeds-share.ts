import { formatBytes } from '../../core/quantities.ts';
import { totalBytes } from '../../schema/domain/memory.ts';
import { child, descend, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { memory: { totalKiB: 16777216 } };

export default defineRule({
  id: 'memory-exceeds-share',
  profile: 'host',
  severity: 'hint',
  title: 'A guest that leaves the host little memory',
  why: 'The host needs memory for itself, for its page cache and for QEMU, which takes more than the guest sees: for video, for each device and for each request in flight. With too little left, it swaps or kills a process, mostly the largest one: the guest.',
  remedy: 'Give the guest less memory, or run it on a larger host. How much of a host a guest may have is your say: "memoryShare" in .virt-doctor.json, 80 percent when it does not say.',
  witness: [{ source: 'libvirt manual, formatdomain.html, memtune, hard_limit', text: 'determining the memory needed for a process to run is an undecidable problem' }],
  drivers: ['qemu', 'kvm', 'hvf', 'xen'],
  visits: ['domain'],
  needs: ['memory'],
  *check(domain, { text, host: { memory }, memoryShare }) {
    const wanted = totalBytes(domain);
    const total = BigInt(memory.totalKiB) * 1024n;
    if (wanted === undefined || wanted > total || wanted * 100n <= total * BigInt(memoryShare)) return;
    const element = child(domain, 'memory');
    yield {
      at: element ? textSpan(element, text) : descend(domain, 'cpu', 'numa') ?? domain,
      message: `The guest asks for ${formatBytes(wanted)} of the host's ${formatBytes(total)}: ${(wanted * 100n) / total} percent, where a guest may have ${memoryShare}.`,
    };
  },
  bad: [{ xml: "<memory unit='GiB'>«14»</memory>", host }],
  good: [{ xml: "<memory unit='GiB'>12</memory>", host }, { xml: "<memory unit='GiB'>17</memory>", host }],
});
