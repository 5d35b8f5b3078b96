import { formatBytes } from '../../core/quantities.ts';
import { sizeInBytes } from '../../schema/read.ts';
import { child, textSpan } from '../../xml/query.ts';
import { setSize } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'swap-limit-below-hard-limit',
  profile: 'host',
  severity: 'warning',
  title: 'swap_hard_limit lower than hard_limit',
  why: 'swap_hard_limit is memory and swap together, so it cannot be less than the limit for memory alone. The kernel refuses such a pair and the guest does not start.',
  remedy: 'Raise <swap_hard_limit> above <hard_limit>, or remove it.',
  witness: [{ source: 'libvirt manual, formatdomain, Memory Tuning, swap_hard_limit', text: 'This has to be more than hard_limit value provided' }],
  drivers: ['qemu', 'kvm', 'lxc'],
  visits: ['domain/memtune/swap_hard_limit'],
  *check(element, { text }) {
    const both = sizeInBytes(element);
    const hard = sizeInBytes(child(element.parent, 'hard_limit'));
    if (both === undefined || hard === undefined || both >= hard) return;
    yield { at: textSpan(element, text), message: `<swap_hard_limit> is ${formatBytes(both)}, less than the <hard_limit> of ${formatBytes(hard)} that it includes.`, fixes: [offeredFix(`Raise it to ${formatBytes(hard)}`, ...setSize(text, element, hard))] };
  },
  bad: ["<memtune><hard_limit unit='GiB'>8</hard_limit><swap_hard_limit unit='GiB'>«4»</swap_hard_limit></memtune>"],
  good: ["<memtune><hard_limit unit='GiB'>4</hard_limit><swap_hard_limit unit='GiB'>8</swap_hard_limit></memtune>"],
});
