import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-kvm-guest-active',
  category: 'hardware-virtualization',
  severity: 'benign',
  title: 'Count of active KVM guests',
  match: ['{n:number} (guest|guests) now active'],
  message: '{n} KVM guests are active.',
  why: 'A script of the distribution counts guests.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'Debian and Ubuntu qemu-kvm udev and KSM scripts', text: 'guest now active' },
  samples: ['kvm[900]: 3 guests now active', 'Aug 08 08:08:08 h kvm[1]: 1 guest now active'],
  nearMisses: ['3 guests failed', 'guest active'],
});
