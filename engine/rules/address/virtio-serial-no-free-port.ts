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
  id: 'virtio-serial-no-free-port',
  profile: 'libvirt',
  severity: 'error',
  title: 'A virtio-serial controller without a free port',
  why: 'A device that names the controller but no port gets the first free one above 0; when the others have them all, there is none.',
  remedy: 'Give the controller more ports (up to 31), or leave <address> out: libvirt then adds a controller.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainVirtioSerialAddrNextFromController', text: 'Unable to find a free port on virtio-serial controller %1$u' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['channel', 'console'],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const taken = new Set<string>();
    const byController = writtenPorts(devices);
    const users = children(devices).flatMap((device) => {
      const address = child(device, 'address');
      const [controller, port] = ['controller', 'port'].map((name) => (attribute(address, name) ? count(address, name) : 0));
      return address && value(address, 'type') === 'virtio-serial' && controller !== undefined && port !== undefined ? [{ device, address, controller, port }] : [];
    });
    for (const { controller, port } of users) if (port > 0) taken.add(`${controller} ${port}`);
    for (const { device, address, controller } of users.filter((u) => u.port === 0)) {
      const ports = byController.get(controller) ?? DEFAULT_PORTS;
      const free = Array.from({ length: Math.min(ports, MANY) }, (_, i) => i).find((i) => i > 0 && !taken.has(`${controller} ${i}`));
      if (free !== undefined) taken.add(`${controller} ${free}`);
      else yield { at: address, message: `${deviceName(device)} is on virtio-serial controller ${controller}, none of whose ${ports} ports is free for it.`, fixes: [offeredFix('Remove <address>', removeElement(source, address))] };
    }
  },
  bad: [
    "<devices><controller type='virtio-serial' index='0' ports='2'/><channel type='pty'><target type='virtio' name='a'/><address type='virtio-serial' controller='0' bus='0' port='1'/></channel><channel type='pty'><target type='virtio' name='b'/>«<address type='virtio-serial' controller='0' bus='0'/>»</channel></devices>",
  ],
  good: [
    "<devices><controller type='virtio-serial' index='0' ports='4'/><channel type='pty'><target type='virtio' name='a'/><address type='virtio-serial' controller='0' bus='0' port='3'/></channel><channel type='pty'><target type='virtio' name='b'/><address type='virtio-serial' controller='0' bus='0'/></channel></devices>",
  ],
});
