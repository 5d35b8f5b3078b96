import { attribute, child, children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'memnode-with-auto-placement',
  profile: 'libvirt',
  severity: 'error',
  title: 'memnode beside automatic NUMA placement',
  why: "When numad chooses the host nodes for all of the guest's memory, single cells cannot be bound to nodes of the file's choice. Placement is automatic by placement='auto' in <numatune>, or by <vcpu placement='auto'> without a placement of the memory.",
  remedy: "Remove the <memnode> elements, or place statically: <memory mode='strict' nodeset='…'/>.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumatuneNodeParseXML', text: 'Per-node binding is not compatible with automatic NUMA placement.' }],
  visits: ['domain/numatune'],
  *check(numatune, { domain }) {
    const [first] = children(numatune, 'memnode');
    const memory = child(numatune, 'memory');
    const placement = attribute(memory, 'placement');
    const vcpuAuto = value(child(domain, 'vcpu'), 'placement') === 'auto';
    const nodeset = attribute(memory, 'nodeset');
    const isAuto = placement && placement.value !== 'default' ? placement.value === 'auto' : vcpuAuto && !nodeset;
    if (!first || !isAuto) return;
    yield {
      at: first,
      message: 'A <memnode> binds a guest cell by hand while numad places the whole guest.',
      evidence: [{ at: placement ?? attribute(child(domain, 'vcpu'), 'placement')!, message: 'Placement is automatic here.' }],
    };
  },
  bad: [
    "<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/></numa></cpu><numatune><memory mode='strict' placement='auto'/>«<memnode cellid='0' mode='strict' nodeset='0'/>»</numatune>",
    "<vcpu placement='auto'>2</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/></numa></cpu><numatune>«<memnode cellid='0' mode='strict' nodeset='0'/>»</numatune>",
  ],
  good: ["<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/></numa></cpu><numatune><memory mode='preferred' nodeset='0'/><memnode cellid='0' mode='preferred' nodeset='0'/></numatune>"],
});
