import { guestCellCount } from '../../schema/domain/numa.ts';
import { count } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'unknown-memnode-cell',
  profile: 'libvirt',
  severity: 'error',
  title: 'memnode for a guest cell that does not exist',
  why: '@cellid is the id of a cell below <cpu><numa>, counted from 0: a node of the guest. The nodes of the host stand in @nodeset.',
  remedy: 'Use the id of an existing cell, or add the cell.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumatuneNodeParseXML', text: "Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell" }],
  visits: ['domain/numatune/memnode'],
  *check(element, { domain }) {
    const id = count(element, 'cellid');
    const cells = guestCellCount(domain);
    if (id === undefined || cells === 0 || id < cells) return;
    yield { at: attribute(element, 'cellid')!, message: `<memnode> places guest cell ${id}, but the guest has ${cells === 1 ? 'only cell 0' : `only cells 0 to ${cells - 1}`}.` };
  },
  bad: ["<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/></numa></cpu><numatune><memnode «cellid='1'» mode='strict' nodeset='0'/></numatune>"],
  good: ["<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0' memory='1' unit='GiB'/><cell id='1' cpus='1' memory='1' unit='GiB'/></numa></cpu><numatune><memnode cellid='1' mode='preferred' nodeset='0'/></numatune>"],
});
