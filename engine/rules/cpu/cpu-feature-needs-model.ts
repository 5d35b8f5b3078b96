import { child, children, text as textOf, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'cpu-feature-needs-model',
  profile: 'libvirt',
  severity: 'error',
  title: 'CPU features without a CPU model',
  why: "Features are added to or taken from a model. A custom <cpu> (the default mode) without <model> names none, so there is nothing to change.",
  remedy: "Add <model>…</model>, or use mode='host-model' or mode='host-passthrough'.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/cpu_conf.c virCPUDefParseXML', text: 'Non-empty feature list specified without CPU model' }],
  onlyWith: ['feature'],
  visits: ['domain/cpu'],
  *check(cpu, { domain }) {
    const [feature] = children(cpu, 'feature');
    const mode = value(cpu, 'mode');
    if (!feature || (mode !== undefined && mode !== 'custom') || textOf(child(cpu, 'model')) !== '' || child(domain, 'cpu') !== cpu) return;
    yield {
      at: feature,
      message: `The CPU feature ${value(feature, 'name')?.slice(0, 30) ?? ''} has no model to be added to: the <cpu> is custom and has no <model>.`,
      fixes: ['host-model', 'host-passthrough'].map((m) => offeredFix(`Use mode='${m}'`, setAttribute(cpu, 'mode', m))),
    };
  },
  bad: ["<cpu>«<feature policy='require' name='pcid'/>»<feature policy='disable' name='svm'/></cpu>", "<cpu mode='custom' match='exact'>«<feature policy='require' name='pcid'/>»</cpu>"],
  good: ["<cpu mode='custom' match='exact' check='none'><model>qemu64</model><feature policy='disable' name='svm'/></cpu>", '<cpu/>'],
});
