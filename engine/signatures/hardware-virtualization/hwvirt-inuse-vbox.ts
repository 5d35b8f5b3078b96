import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'hwvirt-inuse-vbox',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'VirtualBox cannot run while another hypervisor has the CPU',
  match: ['VERR_VMX_IN_VMX_ROOT_MODE', 'VERR_SVM_IN_USE', "can't operate in VMX root mode", '(VT-x|AMD-V) is being used by another hypervisor'],
  message: 'VirtualBox refuses to start because KVM (or another hypervisor) uses VT-x or AMD-V.',
  why: 'The virtualization unit of a CPU serves one hypervisor; kvm_intel or kvm_amd has it switched on.',
  remedy: 'Shut the KVM guests down, or unload kvm_intel or kvm_amd while VirtualBox is used. Newer kernels hold the unit from module load on (kvm.enable_virt_at_load=0 changes that).',
  checks: [{ command: 'lsmod', look: 'kvm_intel, kvm_amd, vboxdrv' }, { command: 'virsh list' }, { command: 'modprobe -r kvm_intel', changes: true, look: 'only with all VMs off; kvm_amd on AMD' }],
  xml: [{ path: '@type' }],
  witness: { source: 'VirtualBox, include/VBox/err.h', text: 'VERR_VMX_IN_VMX_ROOT_MODE' },
  samples: ["VT-x is being used by another hypervisor (VERR_VMX_IN_VMX_ROOT_MODE).", "AMD-V is being used by another hypervisor (VERR_SVM_IN_USE)."],
  nearMisses: ['VT-x is disabled in the BIOS for all CPU modes (VERR_VMX_MSR_ALL_VMX_DISABLED)', 'VBoxManage: error: Could not find a registered machine'],
});
