import { formatBytes } from '../../core/quantities.ts';
import { totalBytes } from '../../schema/domain/memory.ts';
import { child, descend, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { memory: { totalKiB: 16777216, availableKiB: 4194304, swapTotalKiB: 0 } };

export default defineRule({
  id: 'memory-exceeds-available',
  profile: 'host',
  severity: 'info',
  title: 'More guest memory than the host has to spare right now',
  why: 'When the facts of the host were read, other programs and guests held so much memory that this guest would not fit beside them. It starts all the same, but as it fills its memory the host has to swap or the kernel kills a process.',
  remedy: 'Stop other guests first, lower <memory>, or start the guest with a smaller <currentMemory> and the balloon device.',
  witness: [{ source: 'Linux Documentation/filesystems/proc.rst, meminfo', text: 'MemAvailable: An estimate of how much memory is available for starting new applications, without swapping.' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain'],
  needs: ['memory'],
  *check(domain, { text, host: { memory } }) {
    const wanted = totalBytes(domain);
    if (wanted === undefined || memory.availableKiB === undefined) return;
    const available = BigInt(memory.availableKiB) * 1024n;
    if (wanted <= available || wanted > BigInt(memory.totalKiB) * 1024n) return;
    const element = child(domain, 'memory');
    yield {
      at: element ? textSpan(element, text) : descend(domain, 'cpu', 'numa') ?? domain,
      message: `The guest asks for ${formatBytes(wanted)}; the host had ${formatBytes(available)} available when its facts were read.`,
    };
  },
  bad: [{ xml: "<memory unit='GiB'>«8»</memory>", host }],
  good: [{ xml: "<memory unit='GiB'>4</memory>", host }, { xml: "<memory unit='GiB'>32</memory>", host }, { xml: "<memory unit='GiB'>8</memory>", host: { memory: { totalKiB: 16777216 } } }],
});
