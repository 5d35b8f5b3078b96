import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-kvm-nested',
  category: 'hardware-virtualization',
  severity: 'benign',
  title: 'KVM reports its features at load',
  match: ['(kvm|kvm_amd): (Nested Virtualization|Nested Paging|Virtual VMLOAD VMSAVE|Virtual GIF|LBR virtualization|Virtual NMI) (enabled|supported)', 'kvm_amd: (TSC scaling|AVIC|x2AVIC) (supported|enabled)', 'KVM setup pv remote TLB flush'],
  message: 'KVM lists what it can do when the module loads.',
  why: 'Normal output of kvm_amd.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, arch/x86/kvm/svm/svm.c svm_hardware_setup', text: 'Nested Paging enabled' },
  samples: ['[    9.1] kvm_amd: Nested Virtualization enabled', 'kernel: kvm: Nested Paging enabled'],
  nearMisses: ['[    9.1] kvm: disabled by bios', 'kvm_amd: SVM disabled (by BIOS) in MSR_VM_CR on CPU 0'],
});
