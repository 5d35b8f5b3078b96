import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-run-bad-address',
  category: 'resource',
  severity: 'fatal',
  title: 'KVM could not access a page of guest memory',
  match: [
    'kvm run(:| failed|) Bad address',
    'vcpu run: Bad address',
    'KVM_RUN{what}Bad address',
  ],
  message: 'KVM stopped the VM: a page of its memory could not be accessed.',
  why: 'The page behind the guest address is gone: /dev/shm or the huge page file system is full, a file behind the memory was cut, a hardware memory error, or a device mapping that went away.',
  remedy: 'Check room in the memory backing (df), the kernel log for memory errors, and update kernel and QEMU.',
  checks: [
    { command: 'df -h /dev/shm /dev/hugepages' },
    { command: 'journalctl -k --since -10min' },
  ],
  xml: [{ path: 'memoryBacking' }],
  witness: {
    source: 'QEMU 10.0 accel/kvm/kvm-all.c, kvm_cpu_exec(), with strerror(EFAULT)',
    text: 'error: kvm run failed %s',
  },
  samples: [
    'error: kvm run failed Bad address',
    '[vmm] ERROR Failure during vcpu run: Bad address (os error 14)',
    'Error: KVM_RUN failed: Bad address',
  ],
  nearMisses: [
    'error: kvm run failed Invalid argument',
    'mount: Bad address',
  ],
});
