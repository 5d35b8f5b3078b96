import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-sev-enabled',
  category: 'hardware-virtualization',
  severity: 'benign',
  title: 'SEV is available',
  match: ['SEV( |-ES |-SNP )supported: {n:number} ASIDs', 'SEV( |-ES |-SNP )enabled \\(ASIDs', 'SEV supported'],
  message: 'KVM reports that SEV guests are possible.',
  why: 'Normal output of kvm_amd at load.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Linux, arch/x86/kvm/svm/sev.c sev_hardware_setup', text: 'SEV supported: %u ASIDs' },
  samples: ['[    6.6] SEV supported: 410 ASIDs', '[    6.6] kvm_amd: SEV-ES enabled (ASIDs 1 - 99)'],
  nearMisses: ['ccp 0000:22:00.1: SEV: failed to INIT error 0x1, rc -5', 'SEV launch security is not supported with this QEMU binary'],
});
