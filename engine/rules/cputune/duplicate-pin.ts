import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { iothreadIds } from '../../schema/domain/iothreads.ts';
import { count } from '../../schema/read.ts';
import { attribute, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-pin',
  profile: 'libvirt',
  severity: 'error',
  title: 'A vCPU or I/O thread pinned twice',
  why: 'Each vCPU and each I/O thread has one set of CPUs.',
  remedy: 'Join the elements: one set of CPUs each.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainVcpuPinDefParseXML', text: "duplicate vcpupin for vcpu '%1$d'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainIOThreadPinDefParseXML', text: "duplicate iothreadpin for same iothread '%1$u'" },
  ],
  visits: ['domain/cputune'],
  *check(cputune, { domain, text: source }) {
    const most = maxVcpus(domain) ?? 0;
    const ids = iothreadIds(domain);
    // Pins of vCPUs that do not exist are ignored, twice as well as once.
    const pins: [string, string, (id: number) => boolean][] = [
      ['vcpupin', 'vcpu', (id) => id < most], ['iothreadpin', 'iothread', (id) => ids?.has(id) ?? false],
    ];
    for (const [name, key, exists] of pins) {
      const seen = new Map<number, Element>();
      for (const pin of children(cputune, name)) {
        const id = count(pin, key);
        if (id === undefined || !exists(id)) continue;
        const first = seen.get(id);
        if (first) yield { at: attribute(pin, key)!, message: `${key === 'vcpu' ? 'vCPU' : 'I/O thread'} ${id} is pinned twice.`, evidence: [{ at: first, message: 'The first one.' }], fixes: [offeredFix('Remove this one', removeElement(source, pin))] };
        else seen.set(id, pin);
      }
    }
  },
  bad: [
    "<vcpu>2</vcpu><cputune><vcpupin vcpu='1' cpuset='0'/><vcpupin «vcpu='1'» cpuset='1'/></cputune>",
    "<vcpu>2</vcpu><iothreads>1</iothreads><cputune><iothreadpin iothread='1' cpuset='0'/><iothreadpin «iothread='1'» cpuset='1'/></cputune>",
  ],
  good: ["<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='1' cpuset='0'/><emulatorpin cpuset='0'/></cputune>", "<vcpu>2</vcpu><cputune><vcpupin vcpu='5' cpuset='0'/><vcpupin vcpu='5' cpuset='1'/></cputune>"],
});
