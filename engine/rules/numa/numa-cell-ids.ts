import { guestCellCount, guestCells } from '../../schema/domain/numa.ts';
import { attribute } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'numa-cell-ids',
  profile: 'libvirt',
  severity: 'error',
  title: 'Guest NUMA cells not numbered from 0 without gaps',
  why: 'QEMU numbers the nodes of the guest from 0 on. A cell without an id gets its place in the list as id; a number too high or used twice leaves another node undescribed.',
  remedy: 'Number the cells 0, 1, 2 …, or leave @id out everywhere.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefParseXML', text: "Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges or ranges not starting from 0 are not allowed" },
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefParseXML', text: "Duplicate NUMA cell info for cell id '%1$u'" },
  ],
  visits: ['domain/cpu/numa'],
  *check(_numa, { domain }) {
    const all = guestCellCount(domain);
    const seen = new Map<number, Element>();
    for (const { element, id } of guestCells(domain)) {
      const at = attribute(element, 'id') ?? element;
      const first = seen.get(id);
      if (id >= all) yield { at, message: `Cell ${id} of ${all}: the ${all === 1 ? 'only cell has to be 0' : `cells have to be numbered from 0 to ${all - 1}`}.` };
      else if (first) yield { at, message: `Another cell has the id ${id} already.`, evidence: [{ at: first, message: `This is cell ${id}.` }] };
      else seen.set(id, element);
    }
  },
  bad: [
    "<vcpu>2</vcpu><cpu><numa><cell id='1' cpus='0' memory='512' unit='MiB'/><cell «id='2'» cpus='1' memory='512' unit='MiB'/></numa></cpu>",
    "<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0' memory='512' unit='MiB'/><cell «id='0'» cpus='1' memory='512' unit='MiB'/></numa></cpu>",
    "<vcpu>2</vcpu><cpu><numa><cell id='1' cpus='0' memory='512' unit='MiB'/>«<cell cpus='1' memory='512' unit='MiB'/>»</numa></cpu>",
  ],
  good: ["<vcpu>2</vcpu><cpu><numa><cell id='1' cpus='1' memory='512' unit='MiB'/><cell id='0' cpus='0' memory='512' unit='MiB'/></numa></cpu>", "<vcpu>2</vcpu><cpu><numa><cell cpus='1' memory='512' unit='MiB'/><cell cpus='0' memory='512' unit='MiB'/></numa></cpu>"],
});
