import { formatBytes } from '../../core/quantities.ts';
import { totalBytes } from '../../schema/domain/memory.ts';
import { sizeInBytes } from '../../schema/read.ts';
import { child, textSpan } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'current-memory-exceeds-memory',
  profile: 'silent',
  severity: 'warning',
  title: 'currentMemory larger than memory',
  why: 'The balloon can only take memory away from what the guest has at most. libvirt lowers a larger <currentMemory> to <memory> without a word, so the guest does not get what the file says.',
  remedy: 'Raise <memory> to what the guest is to have at most, or leave <currentMemory> out to give the guest all of it.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefPostParseMemory', text: 'if (def->mem.cur_balloon > virDomainDefGetMemoryTotal(def) || def->mem.cur_balloon == 0) def->mem.cur_balloon = virDomainDefGetMemoryTotal(def);' }],
  visits: ['domain/currentMemory'],
  *check(element, { text, domain }) {
    const current = sizeInBytes(element);
    const total = totalBytes(domain);
    if (current === undefined || total === undefined || total === 0n || current <= total || child(domain, 'currentMemory') !== element) return;
    yield {
      at: textSpan(element, text),
      message: `<currentMemory> is ${formatBytes(current)}, but the guest has at most ${formatBytes(total)}: libvirt silently lowers it to that.`,
      fixes: [safeFix('Remove <currentMemory>: the guest gets all of its memory', removeElement(text, element))],
    };
  },
  bad: ["<memory unit='GiB'>2</memory><currentMemory unit='GiB'>«4»</currentMemory>", "<memory unit='MiB'>512</memory>\n  <currentMemory>«524289»</currentMemory>"],
  good: ["<memory unit='GiB'>4</memory><currentMemory unit='GiB'>4</currentMemory>", '<memory>1048576</memory><currentMemory>0</currentMemory>', "<currentMemory unit='GiB'>2</currentMemory><memory unit='MiB'>4096</memory>"],
});
