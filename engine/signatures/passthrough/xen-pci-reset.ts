import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'xen-pci-reset',
  category: 'passthrough',
  severity: 'degraded',
  title: 'The kernel cannot reset the PCI device for Xen',
  match: ["The kernel doesn't support reset from sysfs for PCI device {device:path}", "doesn't support reset from sysfs"],
  message: 'Xen gives the PCI device to the VM without a reset.',
  why: 'The device has no reset file in sysfs: it offers no FLR, power or bus reset on its own.',
  remedy: 'Usually fine. If the guest misbehaves, use a device with FLR or restart the host before it is given to another VM.',
  checks: [{ command: 'ls /sys/bus/pci/devices/BDF/reset' }],
  xml: [{ path: 'devices/hostdev' }],
  witness: { source: 'Xen, tools/libs/light/libxl_pci.c libxl__device_pci_reset', text: "The kernel doesn't support reset from sysfs for PCI device" },
  samples: ["libxl: libxl_pci.c:1500:libxl__device_pci_reset: The kernel doesn't support reset from sysfs for PCI device 0000:02:00.0", "2024-01-01 10:00:00.000+0000: libxl: libxl_pci.c:1199:libxl__device_pci_reset: The kernel doesn't support reset from sysfs for PCI device 0000:03:00.0"],
  nearMisses: ['vfio-pci 0000:02:00.0: reset done', 'libxl: reset'],
});
