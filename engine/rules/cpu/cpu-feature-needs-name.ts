import { attribute } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'cpu-feature-needs-name',
  profile: 'libvirt',
  severity: 'error',
  title: 'A CPU feature with an empty name',
  why: 'A feature is added or taken away by its name.',
  remedy: "Write a name that `virsh domcapabilities` lists, or remove the <feature>.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/cpu_conf.c virCPUDefParseXML', text: 'Invalid CPU feature name' }],
  visits: ['domain/cpu/feature'],
  *check(feature, { text }) {
    const name = attribute(feature, 'name');
    if (name?.value === '') yield { at: name, message: 'This <feature> of the CPU has an empty name.', fixes: [offeredFix('Remove this <feature>', removeElement(text, feature))] };
  },
  bad: ["<cpu mode='custom' match='exact'><model>qemu64</model><feature policy='require' «name=''»/></cpu>"],
  good: ["<cpu mode='host-passthrough'><feature policy='disable' name='aes'/></cpu>"],
});
