import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-run-failed',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'KVM stopped running a virtual CPU',
  match: ['kvm run failed {error}'],
  unless: ['kvm run failed Bad address'],
  message: 'KVM could not go on with a virtual CPU: {error}.',
  why: 'The kernel gave up in the middle of the guest: a state that the CPU cannot run, nested virtualization that is incomplete, or a fault of the host.',
  remedy: 'Read the register dump that follows and the kernel log of the same second; update kernel, microcode and QEMU; try a simpler CPU model.',
  checks: [{ command: 'journalctl -k -g kvm' }],
  xml: [{ path: 'cpu' }],
  witness: { source: 'QEMU 10.0 and 7.2 accel/kvm/kvm-all.c kvm_cpu_exec', text: 'error: kvm run failed %s' },
  samples: ['error: kvm run failed Invalid argument', 'error: kvm run failed Function not implemented'],
  nearMisses: ['error: kvm run failed Bad address', 'kvm run succeeded'],
});
