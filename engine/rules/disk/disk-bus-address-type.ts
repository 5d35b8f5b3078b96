import { diskBus } from '../../schema/domain/disk.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

const REFUSED: Readonly<Record<string, readonly string[]>> = {
  usb: ['pci', 'drive', 'virtio-serial', 'ccid', 'spapr-vio', 'virtio-s390', 'ccw', 'virtio-mmio', 'isa', 'dimm', 'unassigned'],
  virtio: ['drive', 'usb', 'virtio-serial', 'ccid', 'isa', 'dimm', 'virtio-s390'],
};

export default defineRule({
  id: 'disk-bus-address-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'A disk with an address of another bus',
  why: 'A USB disk sits on a USB port; a virtio disk is a PCI, CCW or virtio-mmio device and has no drive, USB or ISA address.',
  remedy: 'Remove <address>, or use the type that fits the bus.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: 'unexpected address type for usb disk' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain_address.c qemuDomainAssignDevicePCISlots', text: "virtio disk cannot have an address of type '%1$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefAddress', text: "'virtio-s390' addresses are no longer supported" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const address = child(disk, 'address');
    const type = attribute(address, 'type');
    const bus = diskBus(disk) ?? '';
    if (!address || !type || !Object.hasOwn(REFUSED, bus) || !REFUSED[bus]!.includes(type.value)) return;
    yield { at: type, message: `${deviceName(disk)} is on the ${bus} bus and cannot have an address of type ${type.value}.`, fixes: [safeFix('Remove <address>', removeElement(source, address))] };
  },
  bad: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='usb'/><address «type='drive'» controller='0' bus='0' unit='0'/></disk>",
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><address «type='drive'» controller='0' bus='0' unit='0'/></disk>",
  ],
  good: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='usb'/><address type='usb' bus='0' port='1'/></disk>",
    guestOf('s390x', 's390-ccw-virtio', "<devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0001'/></disk></devices>"),
  ],
});
