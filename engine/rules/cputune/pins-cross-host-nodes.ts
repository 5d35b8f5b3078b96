import { formatNumberSet, parseNumberSet } from '../../core/quantities.ts';
import { guestCellCount } from '../../schema/domain/numa.ts';
import { all, attribute, child, descend, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { numaCells: [{ id: 0, cpus: [0, 1, 2, 3] }, { id: 1, cpus: [4, 5, 6, 7] }] };
const guest = (pins: string, more = ''): string => `<vcpu>2</vcpu><cputune>${pins}</cputune>${more}`;

export default defineRule({
  id: 'pins-cross-host-nodes',
  profile: 'performance',
  severity: 'hint',
  title: 'vCPUs pinned across the NUMA nodes of the host, or away from their memory',
  why: 'A CPU reaches the memory of its own NUMA node faster than that of another. A guest that does not know of nodes cannot mind that when its vCPUs stand on several, or its memory on another.',
  remedy: 'Pin all vCPUs to one node and bind the memory to it (<numatune>), or give the guest NUMA cells of its own (<cpu><numa>).',
  witness: [{ source: 'libvirt manual, formatdomain, NUMA Node Tuning, numatune', text: 'details of how to tune the performance of a NUMA host via controlling NUMA policy for domain process' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/cputune'],
  needs: ['numaCells'],
  *check(cputune, { domain, host: { numaCells } }) {
    if (numaCells.length < 2 || guestCellCount(domain) > 0 || child(domain, 'cputune') !== cputune) return;
    const nodeOf = new Map(numaCells.flatMap((cell) => cell.cpus.map((cpu) => [cpu, cell.id] as const)));
    const pins = all(cputune, 'vcpupin').map((pin) => ({ at: attribute(pin, 'cpuset'), nodes: [...new Set(parseNumberSet(value(pin, 'cpuset') ?? '').numbers.map((cpu) => nodeOf.get(cpu)).filter((node) => node !== undefined))] }));
    const nodes = [...new Set(pins.flatMap((pin) => pin.nodes))].sort((a, b) => a - b);
    const away = pins.find((pin) => pin.at && pin.nodes.length > 0 && !pin.nodes.includes(nodes[0]!));
    if (nodes.length > 1) return yield { at: away?.at ?? pins.find((pin) => pin.nodes.length > 1)?.at ?? cputune, message: `The vCPUs are pinned to CPUs of the host's NUMA nodes ${formatNumberSet(nodes).slice(0, 40)}, and the guest has no NUMA cells to know it by.` };
    const memory = descend(domain, 'numatune', 'memory');
    const bound = value(memory, 'nodeset') === undefined || value(memory, 'placement') === 'auto' ? [] : parseNumberSet(value(memory, 'nodeset')!).numbers;
    if (nodes.length === 1 && bound.length > 0 && !bound.includes(nodes[0]!)) yield { at: attribute(memory, 'nodeset')!, severity: 'warning', message: `The vCPUs are pinned to CPUs of the host's NUMA node ${nodes[0]}, but the memory comes from node ${formatNumberSet(bound).slice(0, 40)}.` };
  },
  bad: [
    { xml: guest("<vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='1' «cpuset='5'»/>"), host },
    { xml: guest("<vcpupin vcpu='0' «cpuset='3-4'»/>"), host },
    { xml: guest("<vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='1' cpuset='2'/>", "<numatune><memory mode='strict' «nodeset='1'»/></numatune>"), host },
  ],
  good: [
    { xml: guest("<vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='1' cpuset='2'/>", "<numatune><memory mode='strict' nodeset='0'/></numatune>"), host },
    { xml: guest("<vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='1' cpuset='5'/>", "<cpu><numa><cell id='0' cpus='0' memory='1' unit='GiB'/><cell id='1' cpus='1' memory='1' unit='GiB'/></numa></cpu>"), host },
  ],
});
