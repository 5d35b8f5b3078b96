import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-kvm-other-vendor',
  category: 'driver',
  severity: 'benign',
  title: "The other vendor's KVM module was not loaded",
  match: ['already loaded vendor module', 'kvm: already loaded the other module'],
  message: 'A KVM module for another CPU vendor was asked for and refused.',
  why: 'Only one of kvm_intel and kvm_amd can be loaded; udev or a script tries both.',
  remedy: 'Nothing.',
  checks: [{ command: 'lsmod', look: 'kvm_intel or kvm_amd' }],
  witness: { source: 'Linux, arch/x86/kvm/x86.c kvm_x86_vendor_init', text: "already loaded vendor module '%s'" },
  samples: ["[   10.0] kvm: already loaded vendor module 'kvm_amd'", 'kernel: kvm: already loaded the other module'],
  nearMisses: ['[   10.0] kvm: disabled by bios', 'kvm_amd: Nested Paging enabled'],
});
