import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vfio-device-in-use',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The device belongs to another VM',
  match: ['annot open VFIO device {device:path}: Device or resource busy', 'Not (resetting|detaching|reattaching) active device {device:path}', '(NVMe|mediated) device {device:path} (already |)in use by driver', 'vfio {device:path}: device is already attached', 'ailed to open /dev/vfio/{device:path}: Device or resource busy', "ould not open '/dev/vfio/{device:quoted}': Device or resource busy", '(PCI|USB|SCSI) device {device:path} is in use by driver {driver:word}, domain {other:path}', 'PCI device {device:path} is in use', 'USB device {device:path} is already in use', 'SCSI device {device:path} is already in use by other domain', 'is in use by driver {driver:word}, domain', 'PCI device {device:path} allocated from network {net:path} is already in use'],
  message: 'The host device is taken by another VM.',
  why: 'libvirt (or another libvirt driver on the host) holds the device for a VM that runs.',
  remedy: 'Shut the other VM down or detach the device from it; each device serves one VM at a time.',
  checks: [{ command: 'virsh list' }, { command: 'virsh nodedev-dumpxml pci_0000_BB_DD_F' }, { command: "grep -rl \"bus='0xBB'\" /etc/libvirt/qemu" }],
  xml: [{ path: 'devices/hostdev/source/address' }, { path: 'devices/hostdev' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/hypervisor/virhostdev.c virHostdevIsPCINodeDeviceUsed; QEMU 7.2 hw/vfio/common.c vfio_get_group, 10.0 hw/vfio/container.c through qemu_open (util/osdep.c); libvirt src/util/virpci.c virPCIDeviceDetach; libvirt 12.8 libvirt_driver_qemu.so', text: "PCI device %1$s is in use by driver %2$s, domain %3$s / failed to open %s / Could not %s '%s' / Not detaching active device %1$s / cannot open VFIO device %1$s" },
  samples: ['error: cannot open VFIO device /dev/vfio/devices/vfio7: Device or resource busy', 'error: internal error: Not detaching active device 0000:77:00.0', 'qemu-system-x86_64: -device vfio-pci,host=0000:41:00.0: vfio 0000:41:00.0: failed to open /dev/vfio/77: Device or resource busy', "qemu-system-x86_64: -device vfio-pci,host=0000:41:00.0: vfio 0000:41:00.0: Could not open '/dev/vfio/77': Device or resource busy", 'error: Requested operation is not valid: PCI device 0000:0d:00.3 is in use by driver QEMU, domain render2', 'error: Requested operation is not valid: USB device 003:007 is in use by driver QEMU, domain scan'],
  nearMisses: ['PCI device 0000:0d:00.3 is not assignable', 'Device or resource busy'],
});
