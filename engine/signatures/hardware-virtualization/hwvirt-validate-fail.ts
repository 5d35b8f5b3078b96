import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'hwvirt-validate-fail',
  category: 'hardware-virtualization',
  severity: 'fatal',
  title: 'The host check found no hardware virtualization',
  match: [
    'Checking for hardware virtualization : (FAIL|WARN)',
    'Checking for hardware virtualization: (FAIL|WARN)',
    'for hardware virtualization : FAIL',
    'Only emulated CPUs are available',
  ],
  message: 'virt-host-validate found no hardware virtualization: only emulated CPUs are available.',
  why: 'The CPU shows neither VT-x nor SVM, because it has none, the firmware hides it or an outer hypervisor does not pass it on.',
  remedy: 'Enable VT-x or SVM in the firmware, or nested virtualization on the outer host.',
  checks: [{ command: 'virt-host-validate qemu' }, { command: "grep -cE 'vmx|svm' /proc/cpuinfo" }],
  xml: [{ path: '@type' }],
  yieldsTo: ['hwvirt-bios-disabled'],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, tools/virt-host-validate-qemu.c', text: 'Only emulated CPUs are available; performance will be significantly limited' },
  samples: [
    '  QEMU: Checking for hardware virtualization                                 : FAIL (Host not compatible with KVM; HW virtualization CPU features not found. Only emulated CPUs are available; performance will be significantly limited)',
    'QEMU: Checking for hardware virtualization: FAIL',
  ],
  nearMisses: ['  QEMU: Checking for hardware virtualization                                 : PASS', '  QEMU: Checking for device assignment IOMMU support                         : WARN'],
});
