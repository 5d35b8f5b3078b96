import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-entry-failed',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'The CPU refused to enter the guest',
  match: ['KVM: entry failed, hardware error {code:hex}', 'the failure can be most likely due to the guest entering an invalid state for Intel VT'],
  unless: ['hardware error 0x0$', 'hardware error 0x0 '],
  message: 'The CPU refused to run the guest because of an invalid guest state.',
  why: 'Code 0x80000021 means that the processor state of the guest is not allowed: old Intel CPUs without unrestricted guest mode, a KVM bug with SMM or nested guests, or a crashed guest.',
  remedy: 'Update host kernel and firmware. For the test try without SMM and nested virtualization, and look at the kvm_intel parameters unrestricted_guest and ept.',
  checks: [{ command: 'grep . /sys/module/kvm_intel/parameters/*', look: 'ept and unrestricted_guest: Y' }, { command: 'journalctl -k -g kvm' }],
  xml: [{ path: 'features/smm' }, { path: 'cpu' }],
  witness: { source: 'QEMU 7.2 and 10.0, target/i386/kvm/kvm.c kvm_arch_handle_exit', text: 'KVM: entry failed, hardware error 0x%" PRIx64' },
  samples: ['KVM: entry failed, hardware error 0x80000021', 'qemu-kvm: KVM: entry failed, hardware error 0xffffffffffffffff'],
  nearMisses: ['KVM: entry failed, hardware error 0x0', 'KVM internal error. Suberror: 1'],
});
