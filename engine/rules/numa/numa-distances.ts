import { guestCellCount, guestCells } from '../../schema/domain/numa.ts';
import { count } from '../../schema/read.ts';
import { attribute, child, children } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const LOCAL = 10;
const UNREACHABLE = 255;
const guest = (distances: string): string => `<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0' memory='512' unit='MiB'>${distances}</cell><cell id='1' cpus='1' memory='512' unit='MiB'/></numa></cpu>`;

export default defineRule({
  id: 'numa-distances',
  profile: 'libvirt',
  severity: 'error',
  title: 'Distances between guest NUMA cells that make no sense',
  why: 'Distances follow the ACPI SLIT table: 10 from a cell to itself and only there, up to 255 (unreachable) to the others, each to a cell that exists.',
  remedy: 'Use 10 for the cell itself, 11 to 254 for others, 255 for unreachable ones.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefNodeDistanceParseXML', text: "'value %1$d' is invalid for 'sibling id %2$d' under NUMA 'cell id %3$d'" },
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefNodeDistanceParseXML', text: "'sibling_id %1$d' does not refer to a valid cell within NUMA 'cell id %2$d'" },
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefNodeDistanceParseXML', text: 'NUMA distances defined without siblings' },
  ],
  visits: ['domain/cpu/numa'],
  *check(_numa, { domain }) {
    const cells = guestCellCount(domain);
    for (const { element, id } of guestCells(domain)) {
      const distances = child(element, 'distances');
      if (!distances) continue;
      const siblings = children(distances, 'sibling');
      if (siblings.length === 0) yield { at: distances, message: `The distances of cell ${id} name no sibling.` };
      for (const sibling of siblings) {
        const to = count(sibling, 'id');
        const distance = count(sibling, 'value');
        if (to === undefined) continue;
        if (to >= cells) yield { at: attribute(sibling, 'id')!, message: `Cell ${id} has a distance to cell ${to}, but there ${cells === 1 ? 'is only cell 0' : `are only cells 0 to ${cells - 1}`}.` };
        else if (distance !== undefined && (distance < LOCAL || distance > UNREACHABLE)) yield { at: attribute(sibling, 'value')!, message: `The distance ${distance} from cell ${id} to cell ${to} is not between ${LOCAL} and ${UNREACHABLE}.` };
        else if (distance !== undefined && (distance === LOCAL) !== (to === id)) yield { at: attribute(sibling, 'value')!, message: to === id ? `The distance of cell ${id} to itself is ${LOCAL}, not ${distance}.` : `The distance ${LOCAL} is that of a cell to itself; cell ${to} is not cell ${id}.` };
      }
    }
  },
  bad: [
    guest("<distances><sibling id='0' «value='20'»/></distances>"),
    guest("<distances><sibling id='1' «value='10'»/></distances>"),
    guest("<distances><sibling id='1' «value='300'»/><sibling «id='2'» value='20'/></distances>"),
    guest('«<distances/>»'),
  ],
  good: [guest("<distances><sibling id='0' value='10'/><sibling id='1' value='255'/></distances>")],
});
