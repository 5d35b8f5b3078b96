import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'numatune-auto-drops-nodeset',
  profile: 'silent',
  severity: 'warning',
  title: 'Host nodes named although numad chooses them',
  why: "With placement='auto' the host nodes come from numad when the guest starts. libvirt forgets a nodeset beside it, and its schema (virsh edit, define --validate) refuses the pair.",
  remedy: "Remove nodeset, or write placement='static' to use it.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumatuneSet', text: 'setting nodeset when placement auto is invalid' },
    { source: 'libvirt 11.3.0 src/conf/schemas/domaincommon.rng, numatune', text: 'choice of nodeset and placement' },
  ],
  visits: ['domain/numatune/memory'],
  *check(element, { text }) {
    const nodeset = attribute(element, 'nodeset');
    if (!nodeset || value(element, 'placement') !== 'auto' || child(element.parent, 'memory') !== element) return;
    yield { at: nodeset, message: `nodeset='${nodeset.value.slice(0, 40)}' has no effect beside placement='auto'; libvirt drops it.`, fixes: [offeredFix('Remove nodeset', removeAttribute(text, nodeset))] };
  },
  bad: ["<numatune><memory mode='preferred' placement='auto' «nodeset='0'»/></numatune>"],
  good: ["<numatune><memory mode='preferred' placement='static' nodeset='0'/></numatune>"],
});
