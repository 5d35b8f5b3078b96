import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'numa-memory-sum',
  category: 'configuration',
  severity: 'fatal',
  title: 'The NUMA cells do not add up to the memory',
  match: ['otal memory for NUMA nodes \\({nodes:hex}\\) should equal RAM size \\({ram:hex}\\)'],
  message: 'The guest NUMA cells have {nodes} bytes, the VM has {ram}.',
  why: 'QEMU wants the memory of all cells to be that of the VM. libvirt sums the cells up itself, so the numbers come from <qemu:commandline> or from another tool.',
  remedy: 'Make the sizes of the -numa arguments add up to -m, or describe the cells in <cpu><numa>.',
  checks: [{ command: 'virsh dumpxml VM' }],
  xml: [{ path: 'cpu/numa' }],
  witness: { source: 'QEMU 10.0 and 7.2 hw/core/numa.c numa_complete_configuration', text: 'total memory for NUMA nodes (0x%" PRIx64 ") should equal RAM size (0x" RAM_ADDR_FMT ")' },
  samples: ['qemu-system-x86_64: total memory for NUMA nodes (0x70000000) should equal RAM size (0x80000000)'],
  nearMisses: ['qemu-system-x86_64: total memory for NUMA nodes is 0x70000000'],
});
