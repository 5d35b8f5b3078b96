import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-unhandled-rdmsr',
  category: 'cpu-model',
  severity: 'benign',
  title: 'The guest touched a register that KVM does not emulate',
  match: ['(unhandled|ignored|Unhandled|Ignored) (rdmsr|wrmsr|RDMSR|WRMSR)', 'disabled perfctr wrmsr'],
  message: 'A guest probed a model-specific register that KVM does not have; it got an error or zero and went on.',
  why: 'Guests probe for many registers; KVM remarks on the unknown ones.',
  remedy: 'Nothing, unless the guest crashes at that moment.',
  checks: [],
  witness: { source: 'Linux, arch/x86/kvm/x86.c kvm_msr_ignored_check and vcpu_unimpl', text: '%s: 0x%x data 0x%llx' },
  samples: ['[  120.123456] kvm [3210]: vcpu1, guest rIP: 0xffffffff8106f5a2 unhandled rdmsr: 0x140', 'Jan 01 01:01:01 node kernel: kvm: kvm [77]: ignored wrmsr: 0x122 data 0x2'],
  nearMisses: ['qemu-kvm: error: failed to set MSR 0x140 to 0x0', '[  120.1] kvm: disabled by bios'],
});
