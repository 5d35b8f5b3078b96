import { count, deviceName } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const DEFAULT_PORTS = 31;
const MANY = 1000;

/** By controller that says so: how many ports it has. */
const writtenPorts = (devices: Element): ReadonlyMap<number, number> =>
  new Map(children(devices, 'controller').filter((c) => value(c, 'type') === 'virtio-serial').map((c) => [count(c, 'index') ?? 0, count(c, 'ports') ?? DEFAULT_PORTS]));

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
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainVirtioSerialAddrNextFromController', text: 'Unable to find a free port on virtio-serial controller %1$u' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const first = new Map<string, Element>();
    const byController = writtenPorts(devices);
    const users = children(devices).flatMap((device) => {
      const address = child(device, 'address');
      const [controller, port] = ['controller', 'port'].map((name) => (attribute(address, name) ? count(address, name) : 0));
      return address && value(address, 'type') === 'virtio-serial' && controller !== undefined && port !== undefined ? [{ device, address, controller, port }] : [];
    });
    // Port 0 is one that libvirt chooses, once the others have theirs.
    for (const { device, address, controller, port } of [...users.filter((u) => u.port > 0), ...users.filter((u) => u.port === 0)]) {
      const ports = byController.get(controller) ?? DEFAULT_PORTS;
      const free = port > 0 ? port : Array.from({ length: Math.min(ports, MANY) }, (_, i) => i).find((i) => i > 0 && !first.has(`${controller} ${i}`));
      const before = first.get(`${controller} ${free}`);
      const at = attribute(address, 'port') ?? address;
      const fixes = [offeredFix('Remove <address>', removeElement(source, address))];
      if (free === undefined) yield { at, message: `${deviceName(device)} is on virtio-serial controller ${controller}, whose ${ports} ports are taken or not for it.`, fixes };
      else if (port >= ports) yield { at, message: `${deviceName(device)} is at port ${port} of virtio-serial controller ${controller}, which has ${ports} ports (from 0).`, fixes };
      else if (before) yield { at, message: `${deviceName(device)} is at port ${port} of virtio-serial controller ${controller}, where ${deviceName(before)} is already.`, evidence: [{ at: before, message: 'The port is taken here.' }], fixes };
      else first.set(`${controller} ${free}`, address);
    }
  },
  bad: [
    "<devices><controller type='virtio-serial' index='0' ports='2'/><channel type='pty'><target type='virtio' name='a'/><address type='virtio-serial' controller='0' bus='0' port='1'/></channel><channel type='pty'><target type='virtio' name='b'/>«<address type='virtio-serial' controller='0' bus='0'/>»</channel></devices>",
    "<devices><controller type='virtio-serial' index='0' ports='4'/><channel type='pty'><target type='virtio' name='a'/><address type='virtio-serial' controller='0' bus='0' «port='4'»/></channel></devices>",
    "<devices><channel type='pty'><target type='virtio' name='a'/><address type='virtio-serial' controller='0' bus='0' port='2'/></channel><channel type='pty'><target type='virtio' name='b'/><address type='virtio-serial' controller='0' bus='0' «port='2'»/></channel></devices>",
  ],
  good: [
    "<devices><controller type='virtio-serial' index='0' ports='4'/><channel type='pty'><target type='virtio' name='a'/><address type='virtio-serial' controller='0' bus='0' port='3'/></channel></devices>",
  ],
});
