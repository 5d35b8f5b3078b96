import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-tcg-feature',
  category: 'cpu-model',
  severity: 'degraded',
  title: 'Software emulation lacks a CPU feature',
  match: ["TCG doesn't support requested feature: {feature:path}"],
  message: 'QEMU emulates the CPU in software and cannot give {feature}; the VM runs without it.',
  why: 'TCG implements only a part of the features of named CPU models; virtualization flags such as vmx are never among them.',
  remedy: "Harmless unless the guest needs the feature. Then use KVM (domain type='kvm'), or a CPU model without it.",
  checks: [{ command: 'ls -l /dev/kvm' }, { command: 'virsh domcapabilities --virttype qemu', look: 'models that TCG can give' }],
  xml: [{ path: 'cpu/feature' }, { path: 'cpu/model' }, { path: '@type' }],
  yieldsTo: ['cpu-missing-features'],
  witness: { source: 'QEMU 7.2 and 10.0, target/i386/cpu.c x86_cpu_filter_features', text: "TCG doesn't support requested feature" },
  samples: [
    "2025-01-10T10:10:10.101010Z qemu-system-x86_64: warning: TCG doesn't support requested feature: CPUID.07H:EBX.avx512vl [bit 31]",
    "qemu-system-i386: warning: TCG doesn't support requested feature: CPUID[eax=80000001h].ECX.topoext [bit 22]",
  ],
  nearMisses: ["qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.07H:EBX.avx512vl [bit 31]", "TCG doesn't support requested features"],
});
