import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'arm-el3-kvm',
  category: 'configuration',
  severity: 'fatal',
  title: 'The secure Arm machine cannot run on KVM',
  match: ['does not support providing Security extensions \\(TrustZone\\) to the guest CPU', 'KVM does not support Security extensions', 'does not support providing Virtualization extensions to the guest CPU', 'does not support providing (MTE|Memory Tagging)'],
  message: 'The machine asks for CPU modes (EL3 or EL2) that KVM does not give to guests.',
  why: 'With KVM the guest gets EL1; secure=on and virtualization=on exist in emulation only (nested EL2 needs new hardware and QEMU).',
  remedy: "Remove secure=on (virtualization=on) from the machine, or run the VM with type='qemu'.",
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//os | //features"' }],
  xml: [{ path: 'os/type/@machine' }, { path: 'qemu:commandline' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/arm/virt.c machvirt_init', text: 'mach-virt: %s does not support providing Security extensions (TrustZone) to the guest CPU' },
  samples: ['qemu-system-aarch64: mach-virt: KVM does not support providing Security extensions (TrustZone) to the guest CPU', 'qemu-system-aarch64: mach-virt: KVM does not support Security extensions'],
  nearMisses: ['KVM is not supported for this guest CPU type', 'TrustZone enabled'],
});
