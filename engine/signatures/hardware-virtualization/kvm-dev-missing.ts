import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'kvm-dev-missing',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'There is no /dev/kvm',
  match: [
    'Could not access KVM kernel module: No such (file or directory|device)',
    'failed to initialize (kvm|KVM): No such (file or directory|device)',
    '/dev/kvm (does|do|device does) not exist',
    '/dev/kvm (not found|is missing|not available)',
    "/dev/kvm': No such file or directory",
    '/dev/kvm: No such file or directory',
    'KVM is not available. This may mean the KVM package is not installed',
    'the KVM kernel modules are not loaded',
    'if device /dev/kvm exists {colon:path} FAIL',
    'if device /dev/kvm exists: FAIL',
  ],
  message: '/dev/kvm does not exist, so the VM cannot use KVM.',
  why: 'The module kvm_intel or kvm_amd is not loaded, virtualization is switched off or not passed on by an outer hypervisor, or the container does not get the device.',
  remedy: 'Load kvm_intel or kvm_amd and read why it refuses, if it does. In a container pass the device in; in a VM enable nested virtualization outside. Otherwise use type=\'qemu\' knowingly.',
  checks: [
    { command: 'ls -l /dev/kvm' },
    { command: 'lsmod', look: 'kvm_intel or kvm_amd' },
    { command: 'journalctl -k -g kvm', look: 'disabled by bios, no hardware support' },
    { command: 'modprobe kvm_intel', changes: true, look: 'kvm_amd on AMD' },
  ],
  xml: [{ path: '@type' }],
  yieldsTo: ['kvm-tcg-fallback', 'hwvirt-bios-disabled', 'hwvirt-no-hw', 'drv-kvm-insert-notsup', 'drv-kvm-module-missing'],
  witness: { source: 'QEMU 7.2 and 10.0, accel/kvm/kvm-all.c kvm_init and softmmu/vl.c (system/vl.c) do_configure_accelerator', text: 'Could not access KVM kernel module: %m' },
  samples: [
    'Could not access KVM kernel module: No such file or directory',
    'error: internal error: process exited while connecting to monitor: 2025-02-01T01:01:01.010101Z qemu-system-x86_64: failed to initialize kvm: No such file or directory',
    'INFO: /dev/kvm does not exist',
  ],
  nearMisses: ['Could not access KVM kernel module: Permission denied', 'INFO: /dev/kvm exists', 'qemu-system-x86_64: failed to initialize tcg: No such file or directory'],
});
