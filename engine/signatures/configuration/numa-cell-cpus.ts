import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'numa-cell-cpus',
  category: 'configuration',
  severity: 'fatal',
  title: 'The guest NUMA cells list more CPUs than the VM has',
  match: ['CPU IDs in <numa> exceed the <vcpu> count', 'Number of CPUs in <numa> exceeds the <vcpu> count', 'should be smaller than maxcpus', 'At least one NUMA node has to have CPUs'],
  message: 'A <cell> names vCPUs beyond the count of the VM.',
  why: 'The vCPUs of the cells together must be those of <vcpu>, counted from 0.',
  remedy: 'Correct cpus= of the cells or <vcpu>.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//numa | //vcpu"' }],
  xml: [{ path: 'cpu/numa/cell' }, { path: 'cpu/numa' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_conf.c / numa_conf.c; QEMU hw/core/numa.c', text: 'CPU IDs in <numa> exceed the <vcpu> count' },
  samples: ['error: internal error: CPU IDs in <numa> exceed the <vcpu> count', 'qemu-kvm: -numa node,cpus=8: CPU index (8) should be smaller than maxcpus (8)'],
  nearMisses: ["CPU topology doesn't match numa CPU count; partial NUMA mapping is obsoleted", 'NUMA node0 CPU(s): 0-7'],
});
