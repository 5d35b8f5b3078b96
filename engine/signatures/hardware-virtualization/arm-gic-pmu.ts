import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'arm-gic-pmu',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'The virtual PMU cannot be set up on this Arm host',
  match: ['PMU: KVM_(SET|GET|HAS)_DEVICE_ATTR: {error}', 'failed to (init|set irq for) PMU', 'PMU: KVM_SET_DEVICE_ATTR'],
  message: 'KVM refused to set up the performance counters of the Arm guest.',
  why: 'The kernel or CPU has no usable virtual PMU, for instance on machines whose GIC or PMU KVM does not know.',
  remedy: "Switch it off with <pmu state='off'/> under <features>, or use a newer host kernel.",
  checks: [{ command: 'journalctl -k -g pmu' }, { command: 'uname -r' }],
  xml: [{ path: 'features/pmu/@state' }, { path: 'features' }],
  witness: { source: 'QEMU 7.2 and 10.0, target/arm/kvm64.c (kvm.c) kvm_arm_set_device_attr and kvm_arm_pmu_set_irq', text: 'failed to set irq for PMU' },
  samples: ['qemu-system-aarch64: failed to init PMU', 'qemu-kvm: PMU: KVM_SET_DEVICE_ATTR: No such device'],
  nearMisses: ['[    0.1] hw perfevents: enabled with armv8_pmuv3 PMU driver', 'qemu-system-aarch64: error creating in-kernel VGIC: No such device'],
});
