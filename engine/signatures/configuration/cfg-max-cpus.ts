import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-max-cpus',
  category: 'configuration',
  severity: 'fatal',
  title: 'More virtual CPUs than the machine supports',
  match: [
    'Invalid SMP CPUs {wanted:number}. The max CPUs supported by machine',
    'exceeds (the |)max CPUs supported',
    'exceeds the maximum cpus supported by KVM',
    'requested {wanted:number} CPUs exceeds GIC maximum',
    'only supports GICv2 emulation but more than 8 vcpus are requested',
    "max_cpus is too large. APIC ID of last CPU is",
  ],
  message: 'The VM asks for more virtual CPUs than the machine type or KVM can give.',
  why: 'Each machine type has a limit (i440fx and old q35 255, Arm GICv2 8); KVM has one, too.',
  remedy: 'Lower <vcpu>, or use a newer q35 (with IOMMU and eim above 255) or GICv3.',
  checks: [{ command: 'virsh maxvcpus kvm' }, { command: 'virsh domcapabilities --xpath //vcpu' }],
  xml: [{ path: 'vcpu' }],
  yieldsTo: ['up-max-cpus-machine'],
  witness: { source: "QEMU 7.2 and 10.0, hw/core/machine-smp.c (machine.c), hw/arm/virt.c, accel/kvm/kvm-all.c", text: "Invalid SMP CPUs %d. The max CPUs supported by machine '%s' is %d" },
  samples: ["qemu-system-x86_64: Invalid SMP CPUs 300. The max CPUs supported by machine 'pc-i440fx-7.2' is 255", 'qemu-system-aarch64: Number of SMP CPUs requested (16) exceeds max CPUs supported by machine \'mach-virt\' (8)'],
  nearMisses: ['warning: Number of SMP cpus requested (64) exceeds the recommended cpus supported by KVM (32)', 'Maximum CPUs greater than specified machine type limit 255'],
});
