import { guestOf } from '../../schema/domain/example-domains.ts';
import { count, deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'pci-settings-need-pci',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PCI setting on a device that is not on PCI',
  why: 'An ACPI index and an option ROM belong to PCI cards; libvirt refuses them on CCW, USB and other buses.',
  remedy: 'Remove the setting, or put the device on PCI.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceInfo', text: 'ACPI index is only supported for PCI devices' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceInfo', text: 'ROM tuning is only supported for PCI devices' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    for (const device of children(devices)) {
      const type = value(child(device, 'address'), 'type');
      if (type === undefined || ['pci', 'none', 'unassigned'].includes(type)) continue;
      const index = child(device, 'acpi');
      const rom = child(device, 'rom');
      if (index && (count(index, 'index') ?? 0) > 0) yield { at: index, message: `${deviceName(device)} has an ACPI index but an address of type ${type.slice(0, 40)}.`, fixes: [safeFix('Remove <acpi>', removeElement(source, index))] };
      if (rom && ['enabled', 'bar', 'file'].some((name) => attribute(rom, name))) yield { at: rom, message: `${deviceName(device)} has an option ROM setting but an address of type ${type.slice(0, 40)}.`, fixes: [safeFix('Remove <rom>', removeElement(source, rom))] };
    }
  },
  bad: [
    guestOf('s390x', 's390-ccw-virtio', "<devices><interface type='user'><model type='virtio'/>«<rom bar='off'/>»<address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0001'/></interface></devices>"),
    guestOf('s390x', 's390-ccw-virtio', "<devices><interface type='user'><model type='virtio'/>«<acpi index='3'/>»<address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0001'/></interface></devices>"),
  ],
  good: [
    "<devices><interface type='user'><model type='virtio'/><rom bar='off'/><acpi index='3'/></interface></devices>",
  ],
});
