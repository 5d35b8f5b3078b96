import { children } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'numa-needs-cell',
  profile: 'libvirt',
  severity: 'error',
  title: '<numa> without cells',
  why: 'A guest NUMA topology consists of cells; an empty one means nothing.',
  remedy: "Add <cell id='0' cpus='0-1' memory='2' unit='GiB'/>, or remove <numa>.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefParseXML', text: 'NUMA topology defined without NUMA cells' }],
  visits: ['domain/cpu/numa'],
  *check(numa) {
    if (children(numa, 'cell').length === 0) yield { at: numa, message: '<numa> holds no <cell>.' };
  },
  bad: ['<cpu>«<numa/>»</cpu>'],
  good: ["<vcpu>2</vcpu><cpu><numa><cell cpus='0-1' memory='1' unit='GiB'/></numa></cpu>"],
});
