import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-split-lock',
  category: 'resource',
  severity: 'degraded',
  title: 'The guest uses split locks',
  match: ['took a (split_lock|bus_lock) trap at address'],
  message: 'A vCPU locks memory across cache lines, and the host slows it down for that.',
  why: 'Such an access locks the whole memory bus. By default (split_lock_detect=warn) the kernel delays the offender.',
  remedy: "Fix or update the guest's software. If the slowdown hurts and you trust the guests, kernel.split_lock_mitigate=0 (kernel 6.2 and later) lifts the delay but lets one guest slow all others.",
  checks: [{ command: 'sysctl kernel.split_lock_mitigate' }],
  witness: {
    source: 'Linux arch/x86/kernel/cpu/bus_lock.c, split_lock_warn()',
    text: '#AC: %s/%d took a split_lock trap at address: 0x%lx',
  },
  samples: [
    '[ 3333.000001] x86/split lock detection: #AC: CPU 0/KVM/5050 took a split_lock trap at address: 0x7ff612345678',
    'hv kernel: x86/split lock detection: #DB: CPU 3/KVM/6060 took a bus_lock trap at address: 0xfffff80012345678',
  ],
  nearMisses: [
    'x86/split lock detection: #AC: crashing the kernel on kernel split_locks and warning on user-space split_locks',
    'split_lock: feature detected',
  ],
});
