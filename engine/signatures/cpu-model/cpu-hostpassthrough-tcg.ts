import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cpu-hostpassthrough-tcg',
  category: 'cpu-model',
  severity: 'fatal',
  title: 'host-passthrough needs hardware virtualization',
  match: ["CPU mode 'host-passthrough' for {arch:word} qemu domain on", 'CPU mode host-passthrough is only supported with kvm', "host-passthrough{rest:path} (is only supported with|requires|needs) (kvm|KVM)", "CPU model '{model:quoted}' requires KVM", 'The CPU definition …requires KVM', 'CPU definition requires KVM'],
  message: 'The VM is to see the host CPU as it is, but it runs without KVM.',
  why: 'Software emulation cannot pass the real CPU through; only KVM (or another hardware accelerator) can.',
  remedy: "Make /dev/kvm usable and set the domain type to 'kvm', or use mode='maximum' or a named model with type='qemu'.",
  checks: [{ command: 'ls -l /dev/kvm' }, { command: 'virt-host-validate qemu' }, { command: 'virsh dumpxml VM', look: "<domain type='…'> and <cpu mode='…'>" }],
  xml: [{ path: 'cpu/@mode' }, { path: '@type' }],
  witness: { source: "libvirt 11.3.0, src/qemu/qemu_process.c; QEMU target/i386/cpu.c x86_cpu_realizefn, target/s390x/cpu_models.c", text: "CPU model '%s' requires KVM or HVF" },
  samples: [
    "error: unsupported configuration: CPU mode 'host-passthrough' for x86_64 qemu domain on x86_64 host is not supported by hypervisor",
    "qemu-system-x86_64: CPU model 'host' requires KVM or HVF",
  ],
  nearMisses: ["error: unsupported configuration: CPU mode 'host-passthrough' for x86_64 kvm domain on x86_64 host is not supported by hypervisor", 'Domain id=3 is tainted: host-cpu'],
});
