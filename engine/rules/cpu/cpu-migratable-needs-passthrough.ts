import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'cpu-migratable-needs-passthrough',
  profile: 'libvirt',
  severity: 'error',
  title: 'migratable on another CPU mode than host-passthrough or maximum',
  why: '@migratable decides whether features that would prevent migration are left out of the CPU of the host. The other modes have a fixed list of features already.',
  remedy: "Remove @migratable, or use mode='host-passthrough'.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/cpu_conf.c virCPUDefParseXML', text: "Attribute migratable is only allowed for 'host-passthrough' / 'maximum' CPU mode" }],
  onlyWith: ['@migratable'],
  visits: ['domain/cpu'],
  *check(cpu, { text }) {
    const migratable = attribute(cpu, 'migratable');
    const mode = attribute(cpu, 'mode')?.value ?? 'custom';
    if (!migratable || !['on', 'off'].includes(migratable.value) || !['custom', 'host-model'].includes(mode)) return;
    yield { at: migratable, message: `A <cpu> of mode ${mode} cannot have migratable='${migratable.value}'.`, fixes: [offeredFix('Remove migratable', removeAttribute(text, migratable))] };
  },
  bad: ["<cpu mode='host-model' «migratable='on'»/>", "<cpu «migratable='off'»><model>qemu64</model></cpu>"],
  good: ["<cpu mode='host-passthrough' migratable='off'/>"],
});
