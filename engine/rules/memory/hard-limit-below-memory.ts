import { formatBytes } from '../../core/quantities.ts';
import { totalBytes } from '../../schema/domain/memory.ts';
import { sizeInBytes } from '../../schema/read.ts';
import { textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'hard-limit-below-memory',
  profile: 'performance',
  severity: 'warning',
  title: 'A hard limit lower than the memory of the guest',
  why: 'hard_limit counts all memory of the QEMU process: the guest and what QEMU needs itself. When the guest touches enough of its memory the kernel kills QEMU, and the guest is gone.',
  remedy: 'Remove <hard_limit>, or set it well above <memory>.',
  witness: [{ source: 'libvirt manual, formatdomain, Memory Tuning', text: 'strongly advised not to set this limit as domain may get killed by the kernel if the guess is too low' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/memtune/hard_limit'],
  *check(element, { text, domain }) {
    const limit = sizeInBytes(element);
    const total = totalBytes(domain);
    if (limit === undefined || total === undefined || limit >= total) return;
    yield { at: textSpan(element, text), message: `<hard_limit> is ${formatBytes(limit)}, less than the ${formatBytes(total)} of guest memory: the kernel kills QEMU once the guest uses it.` };
  },
  bad: ["<memory unit='GiB'>4</memory><memtune><hard_limit unit='GiB'>«2»</hard_limit></memtune>"],
  good: ["<memory unit='GiB'>4</memory><memtune><hard_limit unit='GiB'>6</hard_limit></memtune>"],
});
