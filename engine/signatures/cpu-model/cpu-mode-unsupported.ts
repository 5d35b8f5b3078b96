import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-mode-unsupported',
  category: 'cpu-model',
  severity: 'fatal',
  title: 'The CPU mode is not offered here',
  match: ["CPU mode '{mode:quoted}' for {arch:word} {type:word} domain on {hostarch:word} host is not supported", "CPU mode '{mode:quoted}' is not supported"],
  unless: ["'host-passthrough' for {arch:word} qemu domain"],
  message: "The emulator does not offer CPU mode '{mode}' for this kind of VM on this host.",
  why: 'Each mode depends on domain type and architecture: host-passthrough needs KVM, host-model and custom need CPU models that libvirt and QEMU could query.',
  remedy: "Look at the modes in domcapabilities for this type and use one with supported='yes'. When all are missing, libvirt probed QEMU wrongly: check the emulator, then restart the daemon so that it probes again.",
  checks: [
    { command: 'virsh domcapabilities --virttype kvm', look: "<mode name='…' supported='…'>" },
    { command: 'ls -l /dev/kvm' },
  ],
  xml: [{ path: 'cpu/@mode' }, { path: '@type' }],
  witness: { source: 'libvirt 11.3.0, src/qemu/qemu_process.c qemuProcessStartValidateGuestCPU…', text: "CPU mode '%1$s' for %2$s %3$s domain on %4$s host is not supported by hypervisor" },
  samples: [
    "error: unsupported configuration: CPU mode 'custom' for aarch64 kvm domain on aarch64 host is not supported by hypervisor",
    "2024-02-02 02:02:02.002+0000: 88: error : qemuProcessUpdateGuestCPU:6529 : unsupported configuration: CPU mode 'maximum' for x86_64 kvm domain on x86_64 host is not supported by hypervisor",
  ],
  nearMisses: ["CPU mode is host-model", "error: unsupported configuration: CPU model Cooperlake is not supported by hypervisor"],
});
