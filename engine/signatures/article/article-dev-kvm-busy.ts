import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'article-dev-kvm-busy',
  category: 'hardware-virtualization',
  severity: 'degraded',
  title: 'A line of an article, not of a program: /dev/kvm busy',
  match: ['could not open /dev/kvm: (Device or resource busy|Device busy)'],
  message: 'QEMU does not write "could not open /dev/kvm: … busy": any number of processes may open /dev/kvm.',
  why: 'It comes from an article, which blames several running instances; they do not disturb each other. When another hypervisor (VirtualBox, VMware) holds VT-x, creating the VM fails with errno 16 instead.',
  remedy: 'Look for the real message. If KVM_CREATE_VM fails with 16, stop the other hypervisor and unload its modules.',
  checks: [{ command: 'lsmod' }, { command: 'ls -l /dev/kvm' }],
  witness: { source: 'No program is known to write this: it stands in an article that is passed around, not in the sources or programs of QEMU 7.2 and 10.0, libvirt 9.0 and 11.3, or Linux. The witness is the nearest real text, QEMU accel/kvm/kvm-all.c kvm_init', text: 'ioctl(KVM_CREATE_VM) failed: %d %s / Could not access KVM kernel module: %m' },
  samples: ['qemu-kvm: -1: could not open /dev/kvm: Device or resource busy', 'qemu: could not open /dev/kvm: Device busy'],
  nearMisses: ['qemu-system-x86_64: Could not access KVM kernel module: Permission denied', 'qemu-system-x86_64: ioctl(KVM_CREATE_VM) failed: 16 Device or resource busy'],
});
