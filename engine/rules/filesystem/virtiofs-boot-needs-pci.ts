import { guestOf } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'virtiofs-boot-needs-pci',
  profile: 'libvirt',
  severity: 'error',
  title: 'A boot order for a virtiofs that is not on PCI',
  why: 'Only the PCI form of the device can be booted from.',
  remedy: 'Remove <boot>, or put the device on PCI.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'setting virtiofs boot order is supported only with PCI bus' },
  ],
  since: '11.3.0',
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/filesystem'],
  *check(filesystem, { text: source }) {
    const boot = child(filesystem, 'boot');
    const type = value(child(filesystem, 'address'), 'type');
    if (value(child(filesystem, 'driver'), 'type') !== 'virtiofs' || !boot || type === undefined || type === 'pci' || type === 'none') return;
    yield { at: boot, message: `${deviceName(filesystem)} has a boot order but an address of type ${type.slice(0, 40)}.`, fixes: [safeFix('Remove <boot>', removeElement(source, boot))] };
  },
  bad: [
    guestOf('s390x', 's390-ccw-virtio', "<memoryBacking><access mode='shared'/></memoryBacking><devices><filesystem type='mount' accessmode='passthrough'><driver type='virtiofs'/><source dir='/srv/a'/><target dir='a'/>«<boot order='1'/>»<address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0003'/></filesystem></devices>"),
  ],
  good: [
    guestOf('x86_64', 'q35', "<memoryBacking><access mode='shared'/></memoryBacking><devices><filesystem type='mount' accessmode='passthrough'><driver type='virtiofs'/><source dir='/srv/a'/><target dir='a'/><boot order='1'/></filesystem></devices>"),
  ],
});
