import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, offeredFix } from '../rule.ts';
import { setAttribute } from '../edits.ts';

export default defineRule({
  id: 'numatune-static-needs-nodeset',
  profile: 'libvirt',
  severity: 'error',
  title: 'Static NUMA placement without host nodes',
  why: "placement='static' – also the default unless <vcpu placement='auto'> – means that the file names the host nodes for the guest's memory; without @nodeset there is nothing to place it on.",
  remedy: "Name the nodes (nodeset='0-1'), or write placement='auto' to ask numad.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumatuneSet', text: "nodeset for NUMA memory tuning must be set if 'placement' is 'static'" }],
  visits: ['domain/numatune/memory'],
  *check(element, { domain }) {
    if (child(element.parent, 'memory') !== element || child(domain, 'numatune') !== element.parent || attribute(element, 'nodeset')) return;
    const mode = attribute(element, 'mode');
    const placement = attribute(element, 'placement');
    if (!mode && !placement) return;
    const isStatic = placement && placement.value !== 'default' ? placement.value === 'static' : value(child(domain, 'vcpu'), 'placement') !== 'auto';
    if (!isStatic) return;
    yield {
      at: placement?.value === 'static' ? placement : element,
      message: `<numatune> places the memory ${placement?.value === 'static' ? 'statically' : 'statically by default'} but names no host node.`,
      fixes: [offeredFix('Use host node 0', setAttribute(element, 'nodeset', '0')), offeredFix('Let numad choose', setAttribute(element, 'placement', 'auto'))],
    };
  },
  bad: ["<vcpu>2</vcpu><numatune>«<memory mode='strict'/>»</numatune>", "<vcpu placement='auto'>2</vcpu><numatune><memory mode='strict' «placement='static'»/></numatune>"],
  good: ["<vcpu>2</vcpu><numatune><memory mode='strict' nodeset='0'/></numatune>"],
});
