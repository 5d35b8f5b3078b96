import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-createvm-enomem',
  category: 'resource',
  severity: 'fatal',
  title: 'The kernel had no memory to create the VM',
  match: [
    'ioctl\\(KVM_CREATE_VM\\) failed: 12',
    'ioctl\\(KVM_CREATE_VM\\) failed: Cannot allocate memory',
    'failed to initialize (kvm|KVM): Cannot allocate memory',
    'ould not access KVM kernel module: Cannot allocate memory',
  ],
  message: 'The kernel could not allocate the memory it needs to create a VM.',
  why: "Kernel memory is short or fragmented, or the control group's limit is reached.",
  remedy: "Free host memory, raise the control group's limit, and try again.",
  checks: [
    { command: 'free -m' },
    { command: "journalctl -k | grep -iE 'allocation failure|oom'" },
  ],
  xml: [{ path: 'memory' }],
  witness: {
    source: 'QEMU 10.0 accel/kvm/kvm-all.c, kvm_init()',
    text: 'ioctl(KVM_CREATE_VM) failed: %s / failed to initialize kvm: %s',
  },
  samples: [
    'ioctl(KVM_CREATE_VM) failed: 12 Cannot allocate memory\nqemu-kvm: failed to initialize KVM: Cannot allocate memory',
    'qemu-system-x86_64: -accel kvm: failed to initialize kvm: Cannot allocate memory',
  ],
  nearMisses: [
    'ioctl(KVM_CREATE_VM) failed: 16 Device or resource busy',
    'failed to initialize KVM: No such file or directory',
  ],
});
