import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-put-registers',
  category: 'cpu-model',
  severity: 'fatal',
  title: "KVM refused the CPU's first registers",
  match: ['Failed to set (special registers|general purpose registers|XSAVE|XCRs|MSRs|vCPU events|nested state|debug registers|MP state|feature control MSR|TSC deadline MSR): {error}', 'Failed to put registers after (init|reset): {error}', 'Putting registers after init: {error}', 'Restoring resisters after reset: {error}', 'kvm_init_vcpu failed: Invalid argument'],
  message: 'KVM did not accept the registers with which the virtual CPU starts.',
  why: 'The CPU model and its features lead to a register state that this kernel does not take, for example after a kernel or QEMU update on one side.',
  remedy: 'Try a simpler CPU model or host-passthrough, and use a kernel and a QEMU of about the same age. On Arm and RISC-V an option of the CPU may be unsupported by the host.',
  checks: [{ command: 'journalctl -k -g kvm' }, { command: 'uname -r' }, { command: 'virsh version' }],
  xml: [{ path: 'cpu' }],
  yieldsTo: ['cpu-msr-set-failed'],
  witness: { source: 'QEMU 10.0, accel/kvm/kvm-all.c do_kvm_cpu_synchronize_post_init; QEMU 10.0 target/i386/kvm/kvm.c kvm_arch_put_registers', text: 'Failed to put registers after init: %s / Failed to set special registers' },
  samples: ['qemu-system-x86_64: Failed to put registers after init: Failed to set special registers: Invalid argument', 'qemu-system-x86_64: Failed to put registers after init: Operation not permitted', '2025-07-07T07:07:07.777777Z qemu-system-aarch64: Failed to put registers after reset: Invalid argument'],
  nearMisses: ['Failed to get registers: Invalid argument', 'put registers'],
});
