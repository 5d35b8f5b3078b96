import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'hwvirt-no-smm',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: "The host's KVM has no system management mode",
  match: ['System Management Mode not supported by this hypervisor', 'SMM is not supported by this hypervisor', 'smm is not available with this QEMU binary'],
  message: 'The VM wants system management mode (SMM), but the KVM of this host has none.',
  why: 'KVM was built without CONFIG_KVM_SMM, or an outer hypervisor does not give the CPU features it needs. Secure Boot firmware needs SMM.',
  remedy: "Remove <smm state='on'/> and use firmware without Secure Boot, or run the VM on a host whose KVM has SMM.",
  checks: [{ command: 'grep CONFIG_KVM_SMM /boot/config-$(uname -r)' }, { command: 'virsh domcapabilities', look: '<enum name=\'secure\'> with yes' }],
  xml: [{ path: 'features/smm' }, { path: 'os/loader/@secure' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/i386/x86.c x86_machine_is_smm_enabled', text: 'System Management Mode not supported by this hypervisor.' },
  samples: ['qemu-system-x86_64: System Management Mode not supported by this hypervisor.', 'error: internal error: process exited while connecting to monitor: 2025-05-15T15:15:15.151515Z qemu-kvm: System Management Mode not supported by this hypervisor.'],
  nearMisses: ['Secure boot requires SMM feature enabled', 'System Management Mode enabled'],
});
