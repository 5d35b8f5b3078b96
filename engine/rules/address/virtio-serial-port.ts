import { count, deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const DEFAULT_PORTS = 31;

const portsOf = (devices: Element, controller: number): number => {
  const element = children(devices, 'controller').find((c) => value(c, 'type') === 'virtio-serial' && (count(c, 'index') ?? 0) === controller);
  return count(element, 'ports') ?? DEFAULT_PORTS;
};

export default defineRule({
  id: 'virtio-serial-port',
  profile: 'libvirt',
  severity: 'error',
  title: 'A virtio-serial port that is not there, or taken',
  why: 'A port is one of a virtio-serial controller (0 to 30 unless its ports say otherwise) and holds one console or channel.',
  remedy: 'Use a free port of the controller, or leave <address> out.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainVirtioSerialAddrReserve', text: 'virtio serial controller %1$u does not have port %2$u' },
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainVirtioSerialAddrReserve', text: 'virtio serial port %1$u on controller %2$u is already occupied' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const first = new Map<string, Element>();
    for (const device of children(devices)) {
      const address = child(device, 'address');
      const [controller, port] = ['controller', 'port'].map((name) => count(address, name) ?? 0);
      // Port 0 of a channel is one that libvirt chooses.
      if (!address || value(address, 'type') !== 'virtio-serial' || controller === undefined || port === undefined || (port === 0 && device.name === 'channel')) continue;
      const key = `${controller} ${port}`;
      const before = first.get(key);
      const at = attribute(address, 'port') ?? address;
      if (port >= portsOf(devices, controller)) yield { at, message: `${deviceName(device)} is at port ${port} of virtio-serial controller ${controller}, which has ${portsOf(devices, controller)} ports (from 0).`, fixes: [offeredFix('Remove <address>', removeElement(source, address))] };
      else if (before && port > 0) yield { at, message: `${deviceName(device)} is at port ${port} of virtio-serial controller ${controller}, where ${deviceName(before)} is already.`, evidence: [{ at: before, message: 'The port is taken here.' }], fixes: [offeredFix('Remove <address>', removeElement(source, address))] };
      else first.set(key, address);
    }
  },
  bad: [
    "<devices><controller type='virtio-serial' index='0' ports='4'/><channel type='pty'><target type='virtio' name='a'/><address type='virtio-serial' controller='0' bus='0' «port='4'»/></channel></devices>",
    "<devices><channel type='pty'><target type='virtio' name='a'/><address type='virtio-serial' controller='0' bus='0' port='2'/></channel><channel type='pty'><target type='virtio' name='b'/><address type='virtio-serial' controller='0' bus='0' «port='2'»/></channel></devices>",
  ],
  good: [
    "<devices><controller type='virtio-serial' index='0' ports='4'/><channel type='pty'><target type='virtio' name='a'/><address type='virtio-serial' controller='0' bus='0' port='3'/></channel></devices>",
  ],
});
