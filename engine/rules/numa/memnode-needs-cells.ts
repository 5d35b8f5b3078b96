import { guestCellCount } from '../../schema/domain/numa.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'memnode-needs-cells',
  profile: 'libvirt',
  severity: 'error',
  title: 'memnode in a guest without NUMA cells',
  why: '<memnode> places one NUMA cell of the guest on nodes of the host; a guest without <cpu><numa> has no cells.',
  remedy: 'Describe the cells below <cpu><numa>, or place all memory at once with <memory nodeset=…/>.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumatuneNodeParseXML', text: "Element 'memnode' is invalid without any guest NUMA cells" }],
  visits: ['domain/numatune/memnode'],
  *check(element, { domain }) {
    if (guestCellCount(domain) === 0) yield { at: element, message: 'The guest has no NUMA cells that a <memnode> could place.' };
  },
  bad: ["<numatune>«<memnode cellid='0' mode='strict' nodeset='0'/>»</numatune>"],
  good: ["<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/></numa></cpu><numatune><memnode cellid='0' mode='preferred' nodeset='0'/></numatune>"],
});
