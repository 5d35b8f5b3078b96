import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mem-hard-limit-too-low',
  category: 'configuration',
  severity: 'fatal',
  title: 'The memory limit is smaller than what must be locked',
  match: ['qemu{program:path}: mlockall: {error}', 'memory hard_limit tunable value must be lower than or equal to swap_hard_limit', 'locking memory failed', 'mlockall: Cannot allocate memory'],
  message: 'The limits in <memtune> do not allow what the VM must lock or swap.',
  why: 'With locked memory or passed devices all guest RAM and some of QEMU itself must stay below hard_limit.',
  remedy: 'Set hard_limit to guest RAM plus 1–2 GiB (and swap_hard_limit not below it), or remove both.',
  checks: [{ command: 'virsh memtune VM' }, { command: 'virsh dumpxml --inactive VM --xpath "//memtune | //memoryBacking"' }],
  xml: [{ path: 'memtune/hard_limit' }, { path: 'memoryBacking/locked' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_driver.c, src/conf; QEMU softmmu/vl.c (system/vl.c) qemu_init; QEMU 10.0 os-posix.c os_mlock', text: 'locking memory failed / mlockall: %s' },
  samples: ['qemu-system-x86_64: mlockall: Operation not permitted', 'qemu-system-x86_64: locking memory failed', 'error: invalid argument: memory hard_limit tunable value must be lower than or equal to swap_hard_limit'],
  nearMisses: ['cannot limit locked memory of process 4711', 'memory cgroup out of memory'],
});
