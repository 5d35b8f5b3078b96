import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-emulation-failure',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'KVM met something in the guest that it cannot run',
  match: ['KVM internal error. Suberror: {suberror:number}', '^emulation failure$', 'KVM: unknown exit, hardware reason {reason:hex}'],
  message: 'KVM stopped the VM: it could not emulate what the guest did.',
  why: 'Suberror 1 is an instruction or address outside real memory that KVM must emulate and cannot: the guest jumped into nowhere (broken boot image or firmware), or the CPU lacks unrestricted guest mode.',
  remedy: 'Look at RIP and the code bytes in the domain log. Check the guest\'s firmware and boot disk, remove unusual CPU options, update the host kernel. After a migration or restore start the VM afresh.',
  checks: [{ command: 'tail -60 /var/log/libvirt/qemu/VM.log', look: 'EIP or RIP and the line Code=' }, { command: 'journalctl -k -g kvm' }, { command: 'uname -r' }],
  xml: [{ path: 'os' }, { path: 'cpu' }],
  witness: { source: 'QEMU 7.2 and 10.0, accel/kvm/kvm-all.c kvm_handle_internal_error', text: 'KVM internal error. Suberror: %d' },
  samples: ['KVM internal error. Suberror: 1\nemulation failure', '2025-03-09T10:10:10.000000Z qemu-system-x86_64: KVM internal error. Suberror: 3'],
  nearMisses: ['KVM: entry failed, hardware error 0x80000021', 'emulation started'],
});
