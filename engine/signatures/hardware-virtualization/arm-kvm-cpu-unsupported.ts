import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'arm-kvm-cpu-unsupported',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: "The host kernel's KVM does not support this Arm core",
  match: ['kvm [{pid:number}]: Error, CPU {cpu:number} not supported', 'Error, CPU {cpu:number} not supported!', 'kvm [{pid:number}]: (HYP mode not available|Target CPU not supported)', 'kvm: Error, CPU {cpu:number} not supported'],
  message: 'KVM of this kernel does not run on this Arm core.',
  why: 'The core is unknown to the kernel, or the machine boots the kernel without the hypervisor mode (EL2).',
  remedy: "Use a kernel that knows the core, and boot firmware that enters the kernel in EL2. Otherwise type='qemu'.",
  checks: [{ command: 'journalctl -k -g "kvm|EL2|HYP"' }, { command: 'lscpu' }],
  xml: [{ path: '@type' }],
  witness: { source: 'Linux before 5.5, virt/kvm/arm/arm.c kvm_arch_init; later arch/arm64/kvm/arm.c', text: 'Error, CPU %d not supported!' },
  samples: ['[    1.500000] kvm [1]: Error, CPU 4 not supported!', 'Jul 07 07:07:07 board kernel: kvm [1]: HYP mode not available'],
  nearMisses: ['[    1.5] kvm [1]: VHE mode initialized successfully', '[    1.5] kvm [1]: IPA Size Limit: 40 bits'],
});
