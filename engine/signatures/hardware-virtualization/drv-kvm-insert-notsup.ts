import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'drv-kvm-insert-notsup',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'The KVM module refuses to load',
  match: ["could not insert '(kvm_intel|kvm_amd|kvm){rest:quoted}': Operation not supported", "could not insert module {path:path}kvm-{vendor:word}: Operation not supported", "insert '(kvm_intel|kvm_amd){rest:quoted}': Input/output error"],
  message: 'kvm_intel or kvm_amd did not load: the CPU shows no usable virtualization.',
  why: 'The kernel answers EOPNOTSUPP when VT-x or SVM is absent or locked by the firmware, or not passed on by an outer hypervisor.',
  remedy: 'Enable VT-x or SVM in the firmware (full power-off), or nested virtualization on the outer host; then load the module again.',
  checks: [{ command: "grep -cE 'vmx|svm' /proc/cpuinfo" }, { command: 'journalctl -k -g kvm', look: 'disabled by bios or not supported' }, { command: 'systemd-detect-virt' }],
  xml: [{ path: '@type' }],
  yieldsTo: ['hwvirt-bios-disabled', 'hwvirt-no-hw'],
  witness: { source: 'kmod, tools/modprobe.c insmod_do; Linux, arch/x86/kvm/x86.c (EOPNOTSUPP)', text: "could not insert '%s': %s" },
  samples: ["modprobe: ERROR: could not insert 'kvm_intel': Operation not supported", 'insmod: ERROR: could not insert module /lib/modules/6.1.0/kernel/arch/x86/kvm/kvm-amd.ko: Operation not supported'],
  nearMisses: ["modprobe: ERROR: could not insert 'kvm_amd': Exec format error", "modprobe: ERROR: could not insert 'vhost_vsock': Device or resource busy"],
});
