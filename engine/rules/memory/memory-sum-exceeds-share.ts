import { formatBytes } from '../../core/quantities.ts';
import { totalBytes } from '../../schema/domain/memory.ts';
import { isActive, otherDomains } from '../../schema/domain/other-domains.ts';
import { child, descend, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const GiB = 1024 * 1024;
const guests = (...sizes: readonly (readonly [number, string])[]) => sizes.map(([gib, state], i) => ({ name: `vm${i}`, state, memoryKiB: gib * GiB }));
const host = { memory: { totalKiB: 16 * GiB }, domains: guests([6, 'running'], [4, 'paused'], [32, 'shut off']) };

export default defineRule({
  id: 'memory-sum-exceeds-share',
  profile: 'host',
  severity: 'warning',
  title: 'More memory promised to virtual machines than the host has',
  why: 'Guests take their memory bit by bit, so too much of it can be promised and all start. When they use it, the host swaps, or the kernel kills the largest of them.',
  remedy: 'Give the guests less memory, or move some to another host. How much of a host guests may have is your say: "memoryShare" in .virt-doctor.json, 80 percent when it does not say.',
  witness: [{ source: 'Linux Documentation/mm/overcommit-accounting.rst', text: 'Heuristic overcommit handling. Obvious overcommits of address space are refused.' }],
  drivers: ['qemu', 'kvm', 'hvf', 'xen'],
  visits: ['domain'],
  needs: ['memory', 'domains'],
  *check(domain, { text, host: { memory, domains }, memoryShare }) {
    const own = totalBytes(domain);
    const total = BigInt(memory.totalKiB) * 1024n;
    const others = otherDomains(domain, domains).filter((d) => isActive(d) !== false && d.memoryKiB !== undefined);
    // What this guest alone exceeds is said by the rules for one guest.
    if (own === undefined || own > total || others.length === 0) return;
    const sum = others.reduce((all, d) => all + BigInt(d.memoryKiB!) * 1024n, own);
    if (sum * 100n <= total * BigInt(memoryShare)) return;
    const element = child(domain, 'memory');
    yield {
      at: element ? textSpan(element, text) : descend(domain, 'cpu', 'numa') ?? domain,
      severity: sum > total ? 'warning' : 'info',
      message: `With ${others.length === 1 ? 'the other machine that runs' : `the ${others.length} other machines that run`} now, guests have ${formatBytes(sum)} of the host's ${formatBytes(total)}: ${(sum * 100n) / total} percent, where they may have ${memoryShare}.`,
    };
  },
  bad: [{ xml: "<memory unit='GiB'>«8»</memory>", host }, { xml: "<memory unit='GiB'>«4»</memory>", host }],
  good: [{ xml: "<memory unit='GiB'>2</memory>", host }, { xml: "<memory unit='GiB'>8</memory>", host: { ...host, domains: guests([32, 'shut off']) } }],
});
