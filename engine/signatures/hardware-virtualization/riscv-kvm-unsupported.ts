import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'riscv-kvm-unsupported',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'The RISC-V host cannot run guests with KVM',
  match: ['qemu-system-riscv{bits:number}: kvm_init_vcpu: kvm_arch_init_vcpu failed', 'qemu-system-riscv{bits:number}: (Unable to create scratch KVM cpu|Unable to (read|fetch|set) )', 'kvm [{pid:number}]: hypervisor extension not available', 'KVM AIA: initialized fail', 'hypervisor extension not available'],
  message: 'KVM on this RISC-V host could not set the virtual CPU up.',
  why: 'The CPU has no hypervisor extension (H), or kernel and QEMU disagree on the extensions of the virtual CPU.',
  remedy: "Use type='qemu' on cores without the H extension; else a kernel and QEMU of about the same age.",
  checks: [{ command: 'grep isa /proc/cpuinfo', look: 'an h among the letters' }, { command: 'journalctl -k -g kvm' }],
  xml: [{ path: '@type' }],
  witness: { source: 'QEMU 7.2 and 10.0, accel/kvm/kvm-all.c kvm_init_vcpu, target/riscv/kvm; Linux arch/riscv/kvm/main.c', text: 'kvm_init_vcpu: kvm_arch_init_vcpu failed (%lu)' },
  samples: ['qemu-system-riscv64: kvm_init_vcpu: kvm_arch_init_vcpu failed (0): Invalid argument', '[    2.2] kvm [1]: hypervisor extension not available'],
  nearMisses: ['qemu-system-aarch64: kvm_init_vcpu: kvm_arch_init_vcpu failed (3): Invalid argument', '[    2.2] kvm [1]: hypervisor extension available'],
});
