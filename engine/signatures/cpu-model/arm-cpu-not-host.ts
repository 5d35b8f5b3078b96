import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'arm-cpu-not-host',
  category: 'cpu-model',
  severity: 'fatal',
  title: 'On Arm, KVM only runs the host CPU type',
  match: ['KVM is not supported for this guest CPU type', 'kvm_arm_vcpu_init failed', 'qemu-system-(aarch64|arm): kvm_init_vcpu: kvm_arch_init_vcpu failed \\({cpu:number}\\): Invalid argument', "mach-virt: CPU type {type:path} not supported"],
  message: 'KVM on Arm refused the CPU model of the VM.',
  why: 'Arm KVM gives guests the CPU of the host; QEMU models of other cores work only in software emulation.',
  remedy: "Use <cpu mode='host-passthrough'/>. On big.LITTLE machines pin the vCPUs to cores of one kind. For another core use type='qemu'.",
  checks: [{ command: 'lscpu' }, { command: 'virsh dumpxml VM --xpath //cpu' }],
  xml: [{ path: 'cpu/@mode' }, { path: 'cpu' }],
  yieldsTo: ['arm-gic-pmu'],
  witness: { source: 'QEMU 7.2 and 10.0, target/arm/kvm64.c (kvm.c) kvm_arch_init_vcpu', text: 'KVM is not supported for this guest CPU type' },
  samples: [
    'qemu-system-aarch64: KVM is not supported for this guest CPU type',
    '2024-05-05T05:05:05.000005Z qemu-system-aarch64: kvm_init_vcpu: kvm_arch_init_vcpu failed (1): Invalid argument',
  ],
  nearMisses: ['qemu-system-riscv64: kvm_init_vcpu: kvm_arch_init_vcpu failed (0): Bad address', 'qemu-system-aarch64: KVM is enabled'],
});
