import { formatNumberSet, parseNumberSet } from '../../core/quantities.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { hostname: 'two-nodes', numaCells: [{ id: 0, cpus: [0, 1] }, { id: 1, cpus: [2, 3] }] };

export default defineRule({
  id: 'numa-node-not-on-host',
  profile: 'host',
  severity: 'error',
  title: 'A NUMA node that the host does not have',
  why: 'nodeset names NUMA nodes of the host. libvirt checks them when the guest starts and refuses to start it when one is missing.',
  remedy: 'Name only nodes of this host (numactl --hardware or virsh capabilities list them), or run the guest on a host that has them.',
  witness: [{ source: 'libvirt 11.3.0 src/util/virnuma.c virNumaNodesetIsAvailable', text: 'NUMA node %1$zd is unavailable' }],
  drivers: ['qemu', 'kvm', 'lxc'],
  visits: ['domain/numatune/memory', 'domain/numatune/memnode'],
  needs: ['numaCells'],
  *check(element, { host: { numaCells } }) {
    const nodeset = attribute(element, 'nodeset');
    if (!nodeset?.valueSpan || numaCells.length === 0 || value(element, 'placement') === 'auto') return;
    const own = numaCells.map((cell) => cell.id);
    const missing = parseNumberSet(nodeset.value).numbers.filter((node) => !own.includes(node));
    if (missing.length === 0) return;
    yield {
      at: nodeset,
      message: `The host has no NUMA node ${formatNumberSet(missing).slice(0, 60)}; it has ${own.length === 1 ? 'only node' : 'nodes'} ${formatNumberSet([...own].sort((a, b) => a - b)).slice(0, 60)}.`,
    };
  },
  bad: [
    { xml: "<numatune><memory mode='strict' «nodeset='0-3'»/></numatune>", host },
    { xml: "<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/></numa></cpu><numatune><memory mode='strict' nodeset='1'/><memnode cellid='0' mode='strict' «nodeset='7'»/></numatune>", host },
  ],
  good: [{ xml: "<numatune><memory mode='strict' nodeset='0-1'/></numatune>", host }, { xml: "<numatune><memory mode='strict' placement='auto'/></numatune>", host }],
});
