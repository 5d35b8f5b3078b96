import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-domain-requires-kvm',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'The VM requires KVM and the host offers none',
  match: ['Domain requires KVM, but it is not available'],
  message: 'The VM is of type kvm and the host has no usable KVM at the moment.',
  why: 'libvirt tests /dev/kvm before the start: virtualization is off in the firmware, the module is not loaded, or the device is closed to it.',
  remedy: "Enable VT-x or SVM (or nested virtualization outside), load kvm_intel or kvm_amd, then start again. Without KVM use type='qemu'.",
  checks: [{ command: 'ls -l /dev/kvm' }, { command: 'virt-host-validate qemu' }, { command: 'journalctl -k -g kvm' }],
  xml: [{ path: '@type' }],
  yieldsTo: ['hwvirt-bios-disabled', 'hwvirt-no-hw'],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_process.c qemuProcessStartValidate', text: 'Domain requires KVM, but it is not available. Check that virtualization is enabled in the host BIOS, and host configuration is setup to load the kvm modules.' },
  samples: [
    'error: unsupported configuration: Domain requires KVM, but it is not available. Check that virtualization is enabled in the host BIOS, and host configuration is setup to load the kvm modules.',
    '2023-03-03 03:03:03.003+0000: 12: error : qemuProcessStartValidate:5733 : unsupported configuration: Domain requires KVM, but it is not available.',
  ],
  nearMisses: ["CPU model 'host' requires KVM or HVF", 'Domain requires a restart'],
});
