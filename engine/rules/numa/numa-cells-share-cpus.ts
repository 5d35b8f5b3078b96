import { formatNumberSet } from '../../core/quantities.ts';
import { guestCells, type GuestCell } from '../../schema/domain/numa.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'numa-cells-share-cpus',
  profile: 'libvirt',
  severity: 'error',
  title: 'A vCPU in two guest NUMA cells',
  why: 'Each vCPU belongs to one NUMA node of the guest.',
  remedy: 'Take the vCPU out of all cells but one.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/numa_conf.c virDomainNumaDefParseXML', text: 'NUMA cells %1$u and %2$zu have overlapping vCPU ids' }],
  visits: ['domain/cpu/numa'],
  *check(_numa, { domain }) {
    const owner = new Map<number, GuestCell>();
    for (const cell of guestCells(domain)) {
      const shared = cell.cpus.filter((cpu) => owner.has(cpu));
      for (const cpu of cell.cpus) if (!owner.has(cpu)) owner.set(cpu, cell);
      if (shared.length === 0) continue;
      const other = owner.get(shared[0]!)!;
      yield {
        at: attribute(cell.element, 'cpus')!,
        message: `${shared.length === 1 ? 'vCPU' : 'vCPUs'} ${formatNumberSet(shared).slice(0, 60)} of cell ${cell.id} ${shared.length === 1 ? 'belongs' : 'belong'} to cell ${other.id} as well.`,
        evidence: [{ at: attribute(other.element, 'cpus')!, message: `Cell ${other.id} has ${formatNumberSet(other.cpus).slice(0, 60)}.` }],
      };
    }
  },
  bad: ["<vcpu>4</vcpu><cpu><numa><cell id='0' cpus='0-2' memory='512' unit='MiB'/><cell id='1' «cpus='2-3'» memory='512' unit='MiB'/></numa></cpu>"],
  good: ["<vcpu>4</vcpu><cpu><numa><cell id='0' cpus='0-2,^1' memory='512' unit='MiB'/><cell id='1' cpus='1,3' memory='512' unit='MiB'/></numa></cpu>"],
});
