import { deviceName, readNumber } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, offeredFix } from '../rule.ts';

const DEFAULT_PORTS = 31;

/** How many ports each controller of the text has, by its index; undefined where the number is not readable. */
function portsByIndex(devices: Element): Map<number | undefined, number | undefined> {
  const serial = children(devices, 'controller').filter((c) => value(c, 'type') === 'virtio-serial');
  return new Map(serial.map((c) => [readNumber(value(c, 'index'), 10), attribute(c, 'ports') ? readNumber(value(c, 'ports'), 10) : DEFAULT_PORTS]));
}

export default defineRule({
  id: 'virtio-serial-port-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A virtio-serial port that is not there, or taken',
  why: 'A virtio-serial controller has 31 ports unless its ports attribute says otherwise. Each carries one channel; port 0 is for consoles.',
  remedy: 'Choose another port, or remove the addresses: libvirt counts them up.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainVirtioSerialAddrReserve', text: 'virtio serial port %1$u on controller %2$u is already occupied' },
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainVirtioSerialAddrReserve', text: 'virtio serial controller %1$u does not have port %2$u' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['channel', 'console'],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const controllers = portsByIndex(devices);
    const first = new Map<string, Element>();
    for (const device of children(devices)) {
      const address = child(device, 'address');
      if (!address || value(address, 'type') !== 'virtio-serial' || (device.name !== 'channel' && device.name !== 'console')) continue;
      const controller = readNumber(value(address, 'controller') ?? '0', 10);
      const port = readNumber(value(address, 'port') ?? '0', 10);
      // Port 0 means that libvirt is to choose (virDomainVirtioSerialAddrIsComplete).
      if (controller === undefined || port === undefined || port === 0) continue;
      const ports = controllers.has(controller) ? controllers.get(controller) : DEFAULT_PORTS;
      const at = attribute(address, 'port') ?? address;
      const key = `${controller} ${port}`;
      const before = first.get(key);
      const fixes = [offeredFix('Remove the address; libvirt chooses one', removeElement(source, address))];
      if (ports !== undefined && port >= ports) yield { at, message: `${deviceName(device)} is at port ${port} of virtio-serial controller ${controller}, which has ports 0 to ${ports - 1}.`, fixes };
      else if (before) yield { at: address, message: `${deviceName(device)} is at port ${port} of virtio-serial controller ${controller}, which ${deviceName(before)} has already.`, evidence: [{ at: child(before, 'address')!, message: 'It is taken here.' }], fixes };
      else first.set(key, device);
    }
  },
  bad: [
    "<devices><controller type='virtio-serial' index='0' ports='4'/><channel type='pty'><target type='virtio' name='org.example.a'/><address type='virtio-serial' controller='0' bus='0' «port='4'»/></channel></devices>",
    "<devices><channel type='pty'><target type='virtio' name='org.example.a'/><address type='virtio-serial' controller='0' bus='0' port='5'/></channel><channel type='pty'><target type='virtio' name='org.example.b'/>«<address type='virtio-serial' controller='0' bus='0' port='5'/>»</channel></devices>",
  ],
  good: [
    "<devices><channel type='pty'><target type='virtio' name='org.example.a'/><address type='virtio-serial' controller='0' bus='0' port='1'/></channel><channel type='pty'><target type='virtio' name='org.example.b'/><address type='virtio-serial' controller='1' bus='0' port='1'/></channel></devices>",
  ],
});
