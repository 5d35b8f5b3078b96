import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'hwvirt-hyperv-unsupported',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: "The host's KVM lacks a Hyper-V enlightenment of the XML",
  match: [
    "host doesn't support hyperv ",
    'Hyper-V {feature} is not supported by kernel',
    "kernel doesn't allow setting HyperV VP_INDEX",
    "failed to (turn on|create) HyperV SynIC",
    'eVMCS version range {range:path} is not supported by kernel',
    'Hyper-V {feature} requires Hyper-V {needed}',
  ],
  unless: ['warning : '],
  message: 'The kernel of this host does not support a Hyper-V feature that the VM asks for.',
  why: 'Enlightenments are given by KVM; old kernels, some outer hypervisors and software emulation miss some. Some also need another one beside them (synic and stimer need vpindex).',
  remedy: "Take the feature out of <hyperv>, or use <hyperv mode='passthrough'/> to get what the host has; the list is in domcapabilities.",
  checks: [{ command: 'virsh domcapabilities --virttype kvm --xpath //hyperv' }, { command: 'uname -r' }],
  xml: [{ path: 'features/hyperv' }],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/qemu/qemu_process.c qemuProcessVerifyHypervFeatures; QEMU target/i386/kvm/kvm.c hyperv_init_vcpu", text: "kernel doesn't allow setting HyperV VP_INDEX" },
  samples: [
    "error: unsupported configuration: host doesn't support hyperv 'evmcs' feature",
    "2024-03-30T03:30:30.303030Z qemu-system-x86_64: kernel doesn't allow setting HyperV VP_INDEX",
    'qemu-system-x86_64: Hyper-V synthetic timers is not supported by kernel',
  ],
  nearMisses: ["error: unsupported configuration: host doesn't support invariant TSC", "qemu-system-arm: can't apply global cortex-a15-arm-cpu.hv-time=on: Property 'cortex-a15-arm-cpu.hv-time' not found"],
});
