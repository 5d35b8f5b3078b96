import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-missing-features',
  category: 'cpu-model',
  severity: 'fatal',
  title: 'The host cannot give the CPU features that the XML requires',
  match: [
    'Host CPU does not provide required features: {features}',
    "guest CPU doesn't match specification: (missing|extra) features: {features}",
    "guest CPU doesn't match specification",
    "(Host|TCG) doesn't support requested features",
    'Some features requested in the CPU model are not available in the',
    'Selected CPU (generation|GA level) is too new',
    'guest and host CPU are not compatible',
    'the CPU is incompatible with host CPU: Host CPU does not provide',
  ],
  // The wrappers of a live migration tell that the other host lacks them.
  unless: ['MigrateToURI', 'Live migration failed', 'unknown host CPU'],
  message: 'The VM requires CPU features that this host does not offer.',
  why: "With policy='require' or match='exact' libvirt refuses to start a VM with less CPU than its XML promises.",
  remedy: "Use mode='host-model', a lower named model, or set the missing features to policy='disable' or 'optional'. vmx and svm need nested virtualization; TSX (hle, rtm) is switched off by microcode on many CPUs.",
  checks: [
    { command: 'virsh hypervisor-cpu-compare FILE', look: 'FILE: the <cpu> element or the whole domain XML' },
    { command: 'virsh domcapabilities --virttype kvm', look: "models with usable='yes'" },
    { command: 'lscpu' },
  ],
  xml: [{ path: 'cpu/feature' }, { path: 'cpu/model' }, { path: 'cpu' }],
  yieldsTo: ['migr-cpu-missing'],
  witness: { source: 'libvirt 11.3.0, src/cpu/cpu.c virCPUCheckForbiddenFeatures…, src/cpu/cpu_x86.c virCPUx86UpdateLive; QEMU target/i386/cpu.c x86_cpu_filter_features, target/s390x/cpu_models.c', text: 'Host CPU does not provide required features: %1$s' },
  samples: [
    'error: the CPU is incompatible with host CPU: Host CPU does not provide required features: avx2, bmi2',
    "2025-06-01 08:00:00.000+0000: 71: error : virCPUx86UpdateLive:3262 : operation failed: guest CPU doesn't match specification: missing features: pcid,invpcid",
    "qemu-system-x86_64: TCG doesn't support requested features",
  ],
  nearMisses: [
    "error: operation failed: Live migration failed: guest CPU doesn't match specification: missing features: pcid",
    "warning: host doesn't support requested feature: CPUID.07H:EBX.avx2 [bit 5]",
  ],
});
