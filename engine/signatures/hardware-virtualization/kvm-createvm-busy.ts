import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-createvm-busy',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: "Another hypervisor holds the CPU's virtualization unit",
  match: [
    'ioctl\\(KVM_CREATE_VM\\) failed:( 16|) Device or resource busy',
    'ioctl\\(KVM_CREATE_VM\\) failed: 16',
    'failed to initialize (kvm|KVM): Device or resource busy',
    'kvm: enabling virtualization on CPU{cpu:number} failed',
  ],
  message: 'KVM cannot take the CPU because another hypervisor has it.',
  why: 'VT-x and SVM are used by one hypervisor at a time; VirtualBox, VMware or another VMM is active. Several KVM guests never disturb each other.',
  remedy: "Stop the VMs of the other hypervisor, or unload its module, then start again.",
  checks: [{ command: 'lsmod', look: 'vboxdrv, vmmon' }, { command: 'journalctl -k -g "kvm|vbox|vmmon"' }],
  xml: [{ path: '@type' }],
  witness: { source: 'QEMU 7.2 and 10.0, accel/kvm/kvm-all.c kvm_init; Linux, virt/kvm/kvm_main.c hardware_enable_nolock', text: 'ioctl(KVM_CREATE_VM) failed: %d %s' },
  samples: [
    'ioctl(KVM_CREATE_VM) failed: 16 Device or resource busy',
    'qemu-system-x86_64: failed to initialize kvm: Device or resource busy',
    'Jul 01 07:07:07 box kernel: kvm: enabling virtualization on CPU2 failed',
  ],
  nearMisses: ['ioctl(KVM_CREATE_VM) failed: 12 Cannot allocate memory', 'kvm: enabling virtualization on CPU2', 'device or resource busy'],
});
