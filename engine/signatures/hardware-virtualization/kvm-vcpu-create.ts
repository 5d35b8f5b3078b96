import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-vcpu-create',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'KVM could not make a virtual CPU',
  match: [
    "kvm_init_vcpu: mmap'ing vcpu state failed \\({vcpu:number}\\): {error}",
    'kvm_init_vcpu: kvm_(get|create)_vcpu failed \\({vcpu:number}\\): {error}',
    'kvm_init_vcpu: kvm_arch_init_vcpu failed \\({vcpu:number}\\): {error}',
  ],
  message: 'KVM could not make vCPU {vcpu}: {error}.',
  why: 'More vCPUs, or higher APIC ids, than this kernel allows (EINVAL, E2BIG); a CPU model or enlightenment that the kernel refuses; or the host is itself a VM whose nested virtualization is incomplete.',
  remedy: 'Try fewer vCPUs and host-passthrough without <hyperv> features; look at the kernel log of the same second, and at nested virtualization where the host is a VM.',
  checks: [{ command: 'journalctl -k -g kvm' }, { command: 'cat /sys/module/kvm*/parameters/nested' }],
  xml: [{ path: 'vcpu' }, { path: 'cpu' }],
  yieldsTo: ['arm-cpu-not-host', 'riscv-kvm-unsupported'],
  witness: { source: 'QEMU 10.0 and 7.2 accel/kvm/kvm-all.c kvm_init_vcpu', text: "kvm_init_vcpu: kvm_arch_init_vcpu failed (%lu) / kvm_init_vcpu: mmap'ing vcpu state failed (%lu)" },
  samples: [
    "qemu-system-x86_64: kvm_init_vcpu: mmap'ing vcpu state failed (7): Cannot allocate memory",
    'qemu-system-x86_64: kvm_init_vcpu: kvm_get_vcpu failed (300): Invalid argument',
    'qemu-system-x86_64: kvm_init_vcpu: kvm_arch_init_vcpu failed (0): Operation not permitted',
  ],
  nearMisses: ['qemu-system-x86_64: kvm_init_vcpu failed: Invalid argument', 'kvm_init_vcpu: vcpu 7 made'],
});
