import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-msr-set-failed',
  category: 'cpu-model',
  severity: 'fatal',
  title: 'KVM refused to set a model-specific register',
  match: ['failed to set MSR {msr:hex} to {value:hex}'],
  message: 'KVM refused to set MSR {msr} to {value}, so QEMU ended.',
  why: 'A CPU feature of the VM (often vmx, arch-capabilities or the PMU) needs a register that this kernel, CPU or outer hypervisor does not let a guest have.',
  remedy: "Disable the feature that owns the register (<pmu state='off'/>, <feature policy='disable' name='vmx'/>), or bring kernel, microcode and QEMU to matching versions.",
  checks: [
    { command: 'journalctl -k -g "msr|kvm"', look: 'the kernel naming the refused register' },
    { command: 'systemd-detect-virt', look: 'the host is itself a VM' },
    { command: 'cat /sys/module/kvm_intel/parameters/nested' },
  ],
  xml: [{ path: 'cpu/feature' }, { path: 'features/pmu/@state' }, { path: 'cpu' }],
  witness: { source: 'QEMU 7.2 and 10.0, target/i386/kvm/kvm.c kvm_buf_set_msrs', text: 'error: failed to set MSR 0x%" PRIx32 " to 0x%" PRIx64' },
  samples: [
    '2024-01-01T00:10:00.000001Z qemu-system-x86_64: error: failed to set MSR 0x38f to 0x7000000ff',
    'error: internal error: process exited while connecting to monitor: qemu-kvm: error: failed to set MSR 0x10a to 0x2b',
  ],
  nearMisses: ['error: failed to get MSR 0x345', 'kvm [812]: vcpu0 unhandled wrmsr: 0x38f data 0x7'],
});
