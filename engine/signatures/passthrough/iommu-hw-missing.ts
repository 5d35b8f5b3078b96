import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'iommu-hw-missing',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The platform has no working IOMMU',
  match: ['hardware does not support IOMMU', 'No IOMMU (appears to be present in this system|detected)', '(IOMMU|VT-d|AMD-Vi) (is |)(not (supported|available|present|enabled)|not detected|unavailable)', 'IOMMU appears to be disabled in kernel', 'No iommu detected', 'IOMMU not present', 'IOMMU capability not compiled into kernel', 'No ACPI (DMAR|IVRS) table found, IOMMU either disabled'],
  unless: ['x2apic', 'PASS'],
  message: 'No IOMMU is active, so devices cannot be passed to VMs.',
  why: 'The chipset has none, or it is off in the firmware or on the kernel command line.',
  remedy: 'Enable VT-d or AMD-Vi in the firmware; on Intel boot with intel_iommu=on. Some boards and CPUs have none.',
  checks: [{ command: 'journalctl -k -g "DMAR|AMD-Vi|iommu"' }, { command: 'ls /sys/kernel/iommu_groups' }, { command: 'virt-host-validate qemu' }],
  xml: [{ path: "devices/hostdev[@type='pci']" }, { path: 'devices/hostdev' }],
  witness: { source: 'libvirt 11.3.0, tools/virt-validate-common.c virHostValidateIOMMU; Qubes core-admin; Proxmox qemu-server', text: 'No IOMMU appears to be present in this system.' },
  samples: ['  QEMU: Checking for device assignment IOMMU support                         : WARN (No ACPI DMAR table found, IOMMU either disabled in BIOS or not supported by this hardware platform)\n  No IOMMU appears to be present in this system.', 'TASK ERROR: cannot prepare PCI pass-through, IOMMU not present', 'qvm-start: hardware does not support IOMMU/VT-d/AMD-Vi'],
  nearMisses: ['  QEMU: Checking for device assignment IOMMU support                         : PASS', '[    0.3] AMD-Vi: IOMMU performance counters supported'],
});
