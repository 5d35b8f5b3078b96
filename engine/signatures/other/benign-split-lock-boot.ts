import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-split-lock-boot',
  category: 'other',
  severity: 'benign',
  title: 'The split-lock policy is announced',
  match: ['x86/split lock detection: ', 'x86/bus_lock'],
  message: 'The kernel tells how it treats split locks.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, arch/x86/kernel/cpu/intel.c (bus_lock.c)', text: 'x86/split lock detection: #AC: crashing the kernel on kernel split_locks' },
  samples: ['[ 0.1] x86/split lock detection: #AC: crashing the kernel on kernel split_locks and warning on user-space split_locks', 'kernel: x86/split lock detection: #DB: warning on user-space bus_locks'],
  nearMisses: ['x86/split lock trap', 'split lock'],
});
