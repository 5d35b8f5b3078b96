import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'sev-unsupported',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'Host or QEMU offers no AMD SEV',
  match: ['TDX launch security is not supported', 'TDX not supported by the host platform', 'accelerator does not support confidential guest {kind:word}', 'vm-type {kind:path} not supported by KVM', 'SEV-SNP does not support SMM', 'SEV( launch security|-SNP launch security|-SNP|) is not supported with this QEMU binary', 'SEV is not (available in this QEMU|enabled in KVM)', 'QEMU does not support SEV guest', 'S390 PV launch security is not supported', 'AMD Secure Encrypted Virtualization not supported'],
  message: 'The VM asks for AMD SEV, but this host or QEMU does not offer it.',
  why: 'libvirt found no usable SEV when it probed QEMU: other CPU, SEV off in firmware or kernel, or a QEMU without it.',
  remedy: 'Remove <launchSecurity> to run unencrypted, or enable SEV (firmware, kvm_amd.sev=1) on an AMD EPYC host and restart the daemon.',
  checks: [{ command: 'virsh domcapabilities --xpath //sev', look: "supported='yes'" }, { command: 'cat /sys/module/kvm_amd/parameters/sev' }, { command: 'virt-host-validate qemu' }],
  xml: [{ path: 'launchSecurity' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c; src/qemu/qemu_driver.c; QEMU 10.0 target/i386/kvm/kvm.c, system/vl.c; libvirt 12.8 libvirt_driver_qemu.so', text: 'SEV launch security is not supported with this QEMU binary / vm-type %s not supported by KVM / Intel TDX launch security is not supported with this QEMU binary' },
  samples: ['error: unsupported configuration: Intel TDX launch security is not supported with PMU enabled', 'qemu-system-x86_64: vm-type tdx not supported by KVM', 'qemu-system-x86_64: accelerator does not support confidential guest tdx', 'error: unsupported configuration: SEV launch security is not supported with this QEMU binary', '2025-02-02 22:22:22.022+0000: 5: error : qemuValidateDomainDef:1400 : unsupported configuration: SEV-SNP launch security is not supported with this QEMU binary'],
  nearMisses: ['SEV supported: 410 ASIDs', 'unsupported configuration: virtio-gpu is not supported with this QEMU binary'],
});
