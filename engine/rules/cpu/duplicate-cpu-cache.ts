import { child, children } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-cpu-cache',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two <cache> elements in a CPU',
  why: 'The setting is for all caches of the virtual CPU at once.',
  remedy: 'Keep one <cache>.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/cpu_conf.c virCPUDefParseXML', text: 'at most one CPU cache element may be specified' }],
  visits: ['domain/cpu'],
  *check(cpu, { text, domain }) {
    const [first, ...more] = children(cpu, 'cache');
    if (child(domain, 'cpu') !== cpu) return;
    for (const second of more) yield { at: second, message: 'A <cpu> has one <cache> only.', evidence: [{ at: first!, message: 'The first one.' }], fixes: [offeredFix('Remove this one', removeElement(text, second))] };
  },
  bad: ["<cpu mode='host-passthrough'><cache mode='passthrough'/>«<cache mode='disable'/>»</cpu>"],
  good: ["<cpu mode='host-passthrough'><cache mode='passthrough'/></cpu>"],
});
