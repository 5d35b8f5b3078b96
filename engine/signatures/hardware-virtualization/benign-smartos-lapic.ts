import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-smartos-lapic',
  category: 'hardware-virtualization',
  severity: 'benign',
  title: 'Routine messages of KVM on illumos',
  match: ['kvm_lapic_reset: vcpu=', 'vcpu {n:number} received sipi with vector', 'kvm: {id} kern.info] vcpu'],
  message: 'KVM on illumos remarks on the start of a virtual CPU.',
  why: 'Normal output at vCPU start.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'illumos-kvm, kvm_lapic.c kvm_lapic_reset', text: 'kvm_lapic_reset: vcpu=%p, id=%d' },
  samples: ['kvm: [ID 420667 kern.info] kvm_lapic_reset: vcpu=ffffff0a01, id=2, base_msr= fee00800', 'kvm: [ID 291337 kern.info] vcpu 3 received sipi with vector # 12'],
  nearMisses: ['kvm: disabled by bios', 'vcpu 3 stopped'],
});
