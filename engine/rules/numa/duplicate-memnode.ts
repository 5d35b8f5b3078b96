import { count } from '../../schema/read.ts';
import { attribute, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'duplicate-memnode',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two memnode elements for one guest cell',
  why: 'Each guest cell is placed once.',
  remedy: "Join the elements: one <memnode> a cell, all host nodes in its nodeset.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumatuneNodeParseXML', text: 'Multiple memnode elements with cellid %1$u' }],
  visits: ['domain/numatune'],
  *check(numatune) {
    const seen = new Map<number, Element>();
    for (const element of children(numatune, 'memnode')) {
      const id = count(element, 'cellid');
      if (id === undefined) continue;
      const first = seen.get(id);
      if (first) yield { at: attribute(element, 'cellid')!, message: `Guest cell ${id} is placed by another <memnode> already.`, evidence: [{ at: first, message: `Cell ${id} is placed here.` }] };
      else seen.set(id, element);
    }
  },
  bad: ["<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/></numa></cpu><numatune><memnode cellid='0' mode='strict' nodeset='0'/><memnode «cellid='0'» mode='strict' nodeset='1'/></numatune>"],
  good: ["<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0' memory='1' unit='GiB'/><cell id='1' cpus='1' memory='1' unit='GiB'/></numa></cpu><numatune><memnode cellid='0' mode='preferred' nodeset='0'/><memnode cellid='1' mode='preferred' nodeset='0'/></numatune>"],
});
