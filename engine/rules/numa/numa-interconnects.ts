import { guestCells } from '../../schema/domain/numa.ts';
import { count } from '../../schema/read.ts';
import { attribute, children, value } from '../../xml/query.ts';
import type { Attribute, Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const guest = (links: string): string => `<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='512' unit='MiB'><cache level='1' associativity='direct' policy='writeback'><size value='10' unit='KiB'/><line value='8' unit='B'/></cache></cell><cell id='1' memory='512' unit='MiB'/><interconnects>${links}</interconnects></numa></cpu>`;

export default defineRule({
  id: 'numa-interconnects',
  profile: 'libvirt',
  severity: 'error',
  title: 'NUMA interconnects between nodes that cannot be linked so',
  why: 'A latency or bandwidth leads from an initiator, a cell with vCPUs, to a target cell, optionally through a cache the target has; each link is described once and in one direction.',
  remedy: 'Refer to existing cells and caches, start at a cell with vCPUs, and describe each link once.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefValidate', text: "'initiator' refers to a non-existent NUMA node" },
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefValidate', text: "'target' refers to a non-existent NUMA node" },
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefValidate', text: "NUMA nodes without CPUs can't be initiator" },
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefValidate', text: "'cache' refers to a non-existent NUMA node cache" },
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefValidate', text: 'Duplicate info for NUMA latencies' },
    { source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefValidate', text: 'Link already defined' },
  ],
  visits: ['domain/cpu/numa/interconnects'],
  *check(element, { domain }) {
    const cells = new Map(guestCells(domain).map((cell) => [cell.id, cell]));
    const links: Element[] = children(element).filter((e) => e.name === 'latency' || e.name === 'bandwidth');
    const told = new Set<string>();
    const directions = new Set<string>();
    for (const link of links) {
      const [from, to, cache] = [count(link, 'initiator'), count(link, 'target'), count(link, 'cache') ?? 0];
      if (from === undefined || to === undefined) continue;
      const key = `${link.name} ${from} ${to} ${cache} ${value(link, 'type')}`;
      const at = (name: string): Attribute => attribute(link, name)!;
      if (!cells.has(from)) yield { at: at('initiator'), message: `The initiator ${from} is no NUMA cell of the guest.` };
      else if (!cells.has(to)) yield { at: at('target'), message: `The target ${to} is no NUMA cell of the guest.` };
      else if (cells.get(from)!.cpus.length === 0) yield { at: at('initiator'), message: `Cell ${from} has no vCPUs, so nothing in it initiates an access.` };
      else if (cache > 0 && !children(cells.get(to)!.element, 'cache').some((c) => count(c, 'level') === cache)) yield { at: at('cache'), message: `Cell ${to} has no cache of level ${cache}.` };
      else if (told.has(key)) yield { at: link, message: `The ${value(link, 'type') ?? ''} ${link.name} from cell ${from} to cell ${to} is given twice.` };
      else if (from !== to && directions.has(`${to} ${from}`)) yield { at: link, message: `The link between cells ${to} and ${from} is described in the other direction already.` };
      told.add(key);
      directions.add(`${from} ${to}`);
    }
  },
  bad: [
    guest("<latency «initiator='2'» target='0' type='access' value='5'/>"),
    guest("<latency initiator='0' «target='5'» type='access' value='5'/>"),
    guest("<latency «initiator='1'» target='0' type='access' value='5'/>"),
    guest("<latency initiator='0' target='0' «cache='2'» type='access' value='5'/>"),
    guest("<latency initiator='0' target='1' type='read' value='5'/>«<latency initiator='0' target='1' type='read' value='9'/>»"),
  ],
  good: [guest("<latency initiator='0' target='0' cache='1' type='access' value='5'/><latency initiator='0' target='1' type='access' value='10'/><bandwidth initiator='0' target='0' type='access' value='204800' unit='KiB'/>")],
});
