import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-memory-region',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'KVM did not take a stretch of guest memory',
  match: ['KVM_SET_USER_MEMORY_REGION failed, slot={slot:number}', 'KVM_SET_USER_MEMORY_REGION2 failed, slot={slot:number}'],
  message: 'The kernel refused to map guest memory (slot {slot}).',
  why: 'Usually the host kernel ran out of memory for its own tables (ENOMEM), regions overlap because a passed-through device has a strange BAR (EEXIST, EINVAL), or the outer hypervisor does not support what is asked.',
  remedy: 'Free memory on the host; start without passed-through devices and hot-pluggable memory to see which one it is; update the kernel.',
  checks: [{ command: 'journalctl -k -g kvm' }, { command: 'free -m' }],
  witness: { source: 'QEMU 10.0 and 7.2 accel/kvm/kvm-all.c kvm_set_user_memory_region', text: '%s: KVM_SET_USER_MEMORY_REGION failed, slot=%d, start=0x%"PRIx64", size=0x%"PRIx64": %s' },
  samples: [
    'qemu-system-x86_64: kvm_set_user_memory_region: KVM_SET_USER_MEMORY_REGION failed, slot=7, start=0x100000000, size=0x80000000: Cannot allocate memory',
  ],
  nearMisses: ['KVM_SET_USER_MEMORY_REGION slot=7 done'],
});
