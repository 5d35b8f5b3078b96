import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-numa-node-mem',
  category: 'configuration',
  severity: 'fatal',
  title: 'Newer machine types want NUMA memory as back end',
  match: ['Parameter -numa node,mem is not supported by this machine type', '-numa node,mem is not supported', 'Use -numa node,memdev instead'],
  unless: ['is deprecated'],
  message: 'The command line gives NUMA memory in the old way (mem=), which this machine type refuses.',
  why: 'Since machine version 5.1 the memory of a node must be a back end object (memdev=).',
  remedy: 'Use -object memory-backend-ram with -numa node,memdev=, or update libvirt, which then writes it so.',
  checks: [{ command: 'virsh version' }, { command: 'qemu-system-x86_64 -machine MACHINE,help' }],
  xml: [{ path: 'cpu/numa' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/core/numa.c parse_numa_node', text: 'Parameter -numa node,mem is not supported by this machine type' },
  samples: ['qemu-system-x86_64: -numa node,nodeid=1,mem=8192: Parameter -numa node,mem is not supported by this machine type\nUse -numa node,memdev instead', 'qemu-kvm: -numa node,mem=1G: Parameter -numa node,mem is not supported by this machine type'],
  nearMisses: ['warning: Parameter -numa node,mem is deprecated, use -numa node,memdev instead', 'numa node 0'],
});
