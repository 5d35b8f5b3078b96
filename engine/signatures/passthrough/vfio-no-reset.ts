import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-no-reset',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The device offers no kind of reset',
  match: ['Cannot reset device {device:path}, no available reset mechanism', 'no FLR, PM reset or bus reset available', 'Unable to reset PCI device {device:path}: {reason}', 'Failed to reset PCI device: {reason}', 'Only PCI endpoint devices can be reset'],
  unless: ['not doing bus reset'],
  message: 'libvirt could not reset the PCI device before giving it away.',
  why: 'The device has neither function-level nor power-management reset, and a bus reset is not possible (bridge above, or other devices on the bus).',
  remedy: "Use another slot, pass all functions of the slot, or another device. managed='yes' needs a reset; some stacks can be told not to insist on it.",
  checks: [{ command: 'cat /sys/bus/pci/devices/BDF/reset_method' }, { command: 'lspci -vvv -s BDF', look: 'FLReset+' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  yieldsTo: ['vfio-bus-reset-active'],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virpci.c virPCIDeviceReset', text: 'no FLR, PM reset or bus reset available' },
  samples: ['qemu-system-x86_64: vfio: Cannot reset device 0000:41:00.1, no available reset mechanism.', 'error: internal error: Unable to reset PCI device 0000:00:1d.0: no FLR, PM reset or bus reset available', 'libvirt.libvirtError: Failed to reset PCI device: internal error: Unable to reset PCI device 0000:09:00.2: no FLR, PM reset or bus reset available'],
  nearMisses: ['internal error: Active 0000:07:00.1 devices on bus with 0000:07:00.0, not doing bus reset', 'vfio-pci 0000:02:00.0: reset done'],
});
