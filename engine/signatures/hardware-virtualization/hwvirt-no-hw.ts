import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'hwvirt-no-hw',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'The CPU offers no hardware virtualization',
  match: [
    'kvm: no hardware support',
    '(VMX|SVM) not supported by CPU {cpu:number}',
    'Your CPU does not support KVM extensions',
    "KVM acceleration can NOT be used",
    'HW virtualization CPU features not found',
  ],
  unless: ['disabled by your BIOS', 'Enter your BIOS', 'VERR_'],
  message: 'This CPU, or the outer VM, shows no VT-x or SVM.',
  why: 'The CPU has none, or the machine is itself a VM without nested virtualization.',
  remedy: "Use a host with VT-x or SVM, or enable nested virtualization for this VM on the outer host. Otherwise run guests with type='qemu', slowly.",
  checks: [{ command: "grep -cE 'vmx|svm' /proc/cpuinfo", look: 'more than 0' }, { command: 'systemd-detect-virt' }, { command: 'virt-host-validate qemu' }],
  xml: [{ path: '@type' }],
  yieldsTo: ['hwvirt-bios-disabled', 'hwvirt-validate-fail'],
  witness: { source: 'Linux, arch/x86/kvm/x86.c, arch/x86/kvm/vmx/vmx.c, arch/x86/kvm/svm/svm.c; libvirt tools/virt-host-validate-qemu.c', text: 'kvm: no hardware support' },
  samples: ['[    0.700000] kvm: no hardware support', 'Apr 04 04:04:04 vps kernel: kvm_intel: VMX not supported by CPU 0', 'INFO: Your CPU does not support KVM extensions'],
  nearMisses: ['[    4.0] kvm: disabled by bios', '[    0.7] kvm-clock: cpu 0, msr 1001'],
});
