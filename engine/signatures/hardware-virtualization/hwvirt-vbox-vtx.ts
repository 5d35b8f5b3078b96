import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'hwvirt-vbox-vtx',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'VirtualBox found VT-x or AMD-V locked by the firmware',
  match: ['VERR_VMX_MSR_ALL_VMX_DISABLED', 'VERR_VMX_MSR_VMX_DISABLED', 'VERR_VMX_MSR_VMXON_DISABLED', 'VERR_SVM_DISABLED', 'VERR_VMX_NO_VMX', 'VERR_SVM_NO_SVM'],
  message: 'VirtualBox cannot use hardware virtualization: the firmware has it switched off.',
  why: 'VT-x or AMD-V is disabled in the firmware setup, or hidden by an outer hypervisor.',
  remedy: 'Enable VT-x or SVM Mode in the firmware and power the machine off fully; in a VM enable nested virtualization outside.',
  checks: [{ command: "grep -cE 'vmx|svm' /proc/cpuinfo" }, { command: 'journalctl -k -g "vmx|svm|kvm"' }],
  witness: { source: 'VirtualBox, include/VBox/err.h', text: 'VERR_VMX_MSR_ALL_VMX_DISABLED' },
  samples: ['VBoxManage: error: VT-x is disabled in the BIOS (VERR_VMX_MSR_VMX_DISABLED)', 'AMD-V is disabled in the BIOS (or by the host OS) (VERR_SVM_DISABLED)'],
  nearMisses: ['VT-x is being used by another hypervisor (VERR_VMX_IN_VMX_ROOT_MODE)', 'VBoxManage: error: VERR_FILE_NOT_FOUND'],
});
