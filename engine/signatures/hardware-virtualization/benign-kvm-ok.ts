import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-kvm-ok',
  category: 'hardware-virtualization',
  severity: 'benign',
  title: 'KVM can be used',
  match: ['KVM acceleration can be used', 'INFO: /dev/kvm exists'],
  message: 'kvm-ok found KVM usable.',
  why: 'Answer of the tool kvm-ok.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: "Ubuntu cpu-checker, kvm-ok", text: 'KVM acceleration can be used' },
  samples: ['INFO: /dev/kvm exists\nKVM acceleration can be used', 'KVM acceleration can be used'],
  nearMisses: ['KVM acceleration can NOT be used', 'INFO: /dev/kvm does not exist'],
});
