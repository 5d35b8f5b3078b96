import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { iothreadIds } from '../../schema/domain/iothreads.ts';
import { count } from '../../schema/read.ts';
import { attribute, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'duplicate-pin',
  profile: 'libvirt',
  severity: 'error',
  title: 'A vCPU, I/O thread or the emulator pinned twice',
  why: 'Each vCPU and I/O thread, and the emulator, has one set of CPUs.',
  remedy: 'Join the elements: one set of CPUs each.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainVcpuPinDefParseXML', text: "duplicate vcpupin for vcpu '%1$d'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainIOThreadPinDefParseXML', text: "duplicate iothreadpin for same iothread '%1$u'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefTunablesParse', text: 'only one emulatorpin is supported' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefTunablesParse', text: 'only one emulatorsched is supported' },
  ],
  visits: ['domain/cputune'],
  *check(cputune, { domain }) {
    const most = maxVcpus(domain) ?? 0;
    // Pins of vCPUs that do not exist are ignored, twice as well as once.
    const pins: [string, string | undefined, (id: number) => boolean][] = [
      ['vcpupin', 'vcpu', (id) => id < most], ['iothreadpin', 'iothread', (id) => iothreadIds(domain)?.has(id) ?? false],
      ['emulatorpin', undefined, () => true], ['emulatorsched', undefined, () => true],
    ];
    for (const [name, key, exists] of pins) {
      const seen = new Map<number, Element>();
      for (const pin of children(cputune, name)) {
        const id = key === undefined ? 0 : count(pin, key);
        if (id === undefined || !exists(id)) continue;
        const first = seen.get(id);
        const at = (key && attribute(pin, key)) || pin;
        if (first) yield { at, message: key ? `${key === 'vcpu' ? 'vCPU' : 'I/O thread'} ${id} is pinned twice.` : `There can be only one <${name}>.`, evidence: [{ at: first, message: 'The first one.' }] };
        else seen.set(id, pin);
      }
    }
  },
  bad: [
    "<vcpu>2</vcpu><cputune><vcpupin vcpu='1' cpuset='0'/><vcpupin «vcpu='1'» cpuset='1'/></cputune>",
    "<vcpu>2</vcpu><iothreads>1</iothreads><cputune><iothreadpin iothread='1' cpuset='0'/><iothreadpin «iothread='1'» cpuset='1'/></cputune>",
    "<vcpu>2</vcpu><cputune><emulatorpin cpuset='0'/>«<emulatorpin cpuset='1'/>»</cputune>",
  ],
  good: ["<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='1' cpuset='0'/><emulatorpin cpuset='0'/></cputune>", "<vcpu>2</vcpu><cputune><vcpupin vcpu='5' cpuset='0'/><vcpupin vcpu='5' cpuset='1'/></cputune>"],
});
