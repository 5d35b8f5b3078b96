import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-feature-warn',
  category: 'cpu-model',
  severity: 'degraded',
  title: 'The host lacks a CPU feature of the model',
  match: ["warning: host doesn't support requested feature: {feature:path}", "Warning: host doesn't support requested feature: {feature:path}"],
  // SSE3 is in every 64-bit CPU and in QEMU's default model: only hypervisors that hide it bring this line, on healthy VMs.
  unless: ['ECX.pni'],
  message: 'The CPU model asks for {feature}, which this host cannot give; the VM runs without it.',
  why: 'The feature is absent in the CPU, switched off in the firmware or by microcode, or not passed on by an outer hypervisor.',
  remedy: "Usually harmless. To silence it, choose a model the host can give (host-model, or a lower named model) or disable the feature; vmx and svm need nested virtualization on this host.",
  checks: [
    { command: 'virsh domcapabilities --virttype kvm', look: "the models with usable='yes'" },
    { command: 'lscpu', look: 'the flag' },
  ],
  xml: [{ path: 'cpu/model' }, { path: 'cpu/feature' }, { path: 'cpu' }],
  yieldsTo: ['cpu-missing-features'],
  witness: { source: 'QEMU 7.2 and 10.0, target/i386/cpu.c mark_unavailable_features', text: "host doesn't support requested feature" },
  samples: [
    "2025-04-04T04:04:04.444444Z qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.07H:EBX.avx512f [bit 16]",
    "qemu-kvm: warning: host doesn't support requested feature: CPUID[eax=0Dh,ecx=01h].EAX.xsaves [bit 3]",
  ],
  nearMisses: [
    "warning: TCG doesn't support requested feature: CPUID.07H:EBX.avx512f [bit 16]",
    "2025-04-04T04:04:04.444444Z qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.01H:ECX.pni [bit 0]",
  ],
});
