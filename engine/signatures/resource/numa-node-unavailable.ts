import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'numa-node-unavailable',
  category: 'resource',
  severity: 'fatal',
  title: 'The NUMA node does not exist',
  match: ['NUMA node {node:number} is (unavailable|not available|out of range)'],
  message: 'The XML binds the VM to NUMA node {node}, which this host does not have.',
  why: "<numatune>, <memnode> or a page's nodeset was written for another machine.",
  remedy: 'Correct the node numbers to those of this host, or remove the binding.',
  checks: [
    { command: 'numactl -H' },
    { command: 'virsh capabilities --xpath //topology' },
  ],
  xml: [
    { path: 'numatune/memory/@nodeset', equals: 'node' },
    { path: 'numatune/memnode/@nodeset', equals: 'node' },
    { path: 'numatune' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virnuma.c, virNumaNodesetIsAvailable()',
    text: 'NUMA node %1$zd is unavailable',
  },
  samples: [
    'error: unsupported configuration: NUMA node 4 is unavailable',
    'libvirtd[8]: operation failed: NUMA node 9 is out of range',
  ],
  nearMisses: [
    'NUMA topology for cell 4 is not available, ignoring',
    "NUMA isn't available on this host",
  ],
});
