import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-entry-failed-0',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'The CPU refused to enter the guest, without a reason',
  match: ['KVM: entry failed, hardware error 0x0$', 'KVM: entry failed, hardware error 0x0 '],
  message: 'The CPU refused to run the guest and gave code 0.',
  why: 'KVM could not even try the entry, often a mismatch of kernel, microcode and nested settings, or a faulty CPU.',
  remedy: 'Update kernel and microcode; try without nested virtualization and with a plainer CPU model.',
  checks: [{ command: 'journalctl -k -g "kvm|microcode"' }, { command: 'uname -r' }],
  xml: [{ path: 'cpu' }],
  witness: { source: 'QEMU 7.2 and 10.0, target/i386/kvm/kvm.c kvm_arch_handle_exit', text: 'KVM: entry failed, hardware error 0x%" PRIx64' },
  samples: ['KVM: entry failed, hardware error 0x0', 'kvm: KVM: entry failed, hardware error 0x0\nEAX=00000000 EBX=00000000'],
  nearMisses: ['KVM: entry failed, hardware error 0x80000021', 'KVM: entry failed, hardware error 0x07'],
});
