import { attribute, children } from '../../xml/query.ts';
import type { Attribute } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-cpu-feature',
  profile: 'libvirt',
  severity: 'error',
  title: 'A CPU feature named twice',
  why: 'Each feature has one policy.',
  remedy: 'Remove the element that is not meant.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/cpu_conf.c virCPUDefParseXML', text: "CPU feature '%1$s' specified more than once" }],
  onlyWith: ['feature'],
  visits: ['domain/cpu'],
  *check(cpu, { text }) {
    const seen = new Map<string, Attribute>();
    for (const feature of children(cpu, 'feature')) {
      const name = attribute(feature, 'name');
      if (!name?.value) continue;
      const first = seen.get(name.value);
      if (first) yield { at: name, message: `The CPU feature ${name.value.slice(0, 40)} is named twice.`, evidence: [{ at: first, message: 'The first time.' }], fixes: [offeredFix('Remove this one', removeElement(text, feature))] };
      else seen.set(name.value, name);
    }
  },
  bad: ["<cpu mode='custom' match='exact' check='none'><model>qemu64</model><feature policy='require' name='pcid'/><feature policy='disable' «name='pcid'»/></cpu>"],
  good: ["<cpu mode='custom' match='exact' check='none'><model>qemu64</model><feature policy='disable' name='svm'/><feature policy='disable' name='lm'/></cpu>"],
});
