import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-bus-reset-active',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The device cannot be reset: neighbours are in use',
  match: ['Cannot reset device {device:path}, depends on device {other:path} which is not owned', 'Active {device:path} devices on bus with {other:path}, not doing bus reset', 'not doing bus reset', 'Cannot reset device {device:path}, depends on group {group:number}', 'Cannot reset device, depends on group'],
  message: 'The device can only be reset with its whole bus, and something else on the bus is in use.',
  why: 'Without a reset of its own (FLR, PM) a device shares the bus reset with its sibling functions.',
  remedy: 'Pass all functions of that slot to the same VM, or use a slot where the device is alone on its bus.',
  checks: [{ command: 'lspci -t' }, { command: 'cat /sys/bus/pci/devices/BDF/reset_method' }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virpci.c virPCIDeviceTrySecondaryBusReset; QEMU hw/vfio/pci.c vfio_pci_hot_reset; QEMU 10.0 hw/vfio/iommufd.c', text: 'Active %1$s devices on bus with %2$s, not doing bus reset / vfio: Cannot reset device %s, depends on device %04x:%02x:%02x.%x which is not owned.' },
  samples: ['qemu-system-x86_64: vfio: Cannot reset device 0000:77:00.0, depends on device 0000:77:00.1 which is not owned.', 'error: internal error: Active 0000:07:00.1 devices on bus with 0000:07:00.0, not doing bus reset', 'qemu-system-x86_64: vfio: Cannot reset device 0000:07:00.0, depends on group 18 which is not owned.'],
  nearMisses: ['Unable to reset PCI device 0000:07:00.0: no FLR, PM reset or bus reset available', 'doing bus reset'],
});
