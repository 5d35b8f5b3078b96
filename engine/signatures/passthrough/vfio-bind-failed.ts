import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-bind-failed',
  category: 'passthrough',
  severity: 'fatal',
  title: 'A PCI device could not be bound to vfio-pci',
  match: [
    'Unmanaged PCI device {device:path} must be manually detached from the host',
    'annot bind {device:path} to vfio',
    'drivers/vfio-pci/(bind|new_id)…(Invalid argument|No such device|Device or resource busy|File exists)',
    "Failed to bind PCI device '{device:quoted}' to {driver:path}",
    "Failed to add driver '{driver:quoted}' to driver_override",
    "Failed to unbind PCI device '{device:quoted}' from {driver:path}",
    "Failed to trigger a probe for PCI device '{device:quoted}'",
    "Failed to add PCI device ID '{id:quoted}' to {driver:path}",
    'vfio-pci: probe of {device:path} failed with error {error:path}',
    'vfio-pci {device:path} probe with driver vfio-pci failed with error',
  ],
  message: 'The host device was not handed over to vfio-pci.',
  why: 'Its driver does not let go, driver_override is not set, the id is already registered, or the device rejects the bind (in a group that is not viable, a bridge, or broken).',
  remedy: "With managed='yes' libvirt does it on start. By hand: driver_override to vfio-pci, unbind from the old driver, then drivers_probe. Stop what uses the device first.",
  checks: [{ command: 'lspci -nnk -s BDF' }, { command: 'cat /sys/bus/pci/devices/BDF/driver_override' }, { command: 'journalctl -k -g vfio' }, { command: 'virsh nodedev-detach pci_0000_BB_DD_F', changes: true }],
  xml: [{ path: "devices/hostdev[@type='pci']/source/address" }, { path: 'devices/hostdev/@managed' }, { path: 'devices/hostdev' }],
  yieldsTo: ['drv-vfio-module-missing', 'vfio-group-not-viable'],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virpci.c virPCIDeviceBindWithDriverOverride; Linux, drivers/base/dd.c; github.com/proxmox/pve-common PVE/SysFSTools.pm; libvirt src/hypervisor/virhostdev.c', text: "Failed to trigger a probe for PCI device '%1$s' / Cannot bind $pciid to vfio / Unmanaged PCI device %1$s must be manually detached from the host" },
  samples: ['error: Requested operation is not valid: Unmanaged PCI device 0000:77:00.0 must be manually detached from the host', 'TASK ERROR: Cannot bind 0000:41:00.0 to vfio', 'bash: line 4: /sys/bus/pci/drivers/vfio-pci/bind: No such device', "error: Failed to unbind PCI device '0000:0b:00.1' from xhci_hcd: Device or resource busy", '[  20.2] vfio-pci: probe of 0000:00:1f.3 failed with error -22'],
  nearMisses: ['cannot create /sys/bus/pci/drivers/vfio-pci/new_id: Directory nonexistent', '[    9.9] vfio_pci: add [10de:1b80[ffffffff:ffffffff]] class 0x000000/00000000'],
});
