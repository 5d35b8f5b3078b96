import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-guest-alloc',
  category: 'resource',
  severity: 'fatal',
  title: "The host cannot provide the guest's RAM",
  match: [
    "annot set up guest memory '{ram:quoted}': {reason}",
    'cannot set up guest memory',
  ],
  unless: ['32: cannot set up guest memory'],
  message: 'The host cannot give the VM its memory.',
  why: 'QEMU reserves the whole RAM at start. The kernel refuses when the size is beyond what it will commit (overcommit settings), a limit (ulimit -v, cgroup) or the address space.',
  remedy: 'Lower <memory>, free memory on the host, or add RAM or swap. Look at vm.overcommit_memory and limits before you change them: overcommitting only moves the failure to the OOM killer.',
  checks: [
    { command: 'free -m' },
    { command: 'sysctl vm.overcommit_memory vm.overcommit_ratio' },
    { command: 'systemctl show libvirtd virtqemud -p LimitAS -p MemoryMax' },
  ],
  xml: [
    { path: 'memory' },
    { path: 'currentMemory' },
  ],
  yieldsTo: ['mem-32bit-host'],
  witness: {
    source: 'QEMU 10.0 system/physmem.c, ram_block_add()',
    text: "cannot set up guest memory '%s': %s",
  },
  samples: [
    "qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory",
    "error: internal error: process exited while connecting to monitor: 2025-03-03T03:03:03.000003Z qemu-system-aarch64: cannot set up guest memory 'mach-virt.ram': Out of memory",
  ],
  nearMisses: [
    "qemu-system-riscv32: cannot set up guest memory 'riscv_virt_board.ram': Cannot allocate memory",
    'qemu-kvm: unable to map backing store for guest RAM: Cannot allocate memory',
  ],
});
