import { child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';

/** What a character device is on the host: its @type; undefined when libvirt would refuse or take a default. */
export function chardevType(device: Element): string | undefined {
  const type = value(device, 'type');
  if (device.name !== 'smartcard') return type;
  return value(device, 'mode') === 'passthrough' ? type : undefined;
}

/** libvirt makes the path of a UNIX channel whose target is virtio or xen (virDomainChrSourceDefValidate). */
export function makesItsOwnPath(device: Element): boolean {
  const target = value(child(device, 'target'), 'type');
  return device.name === 'channel' && (target === 'virtio' || target === 'xen');
}

/** True for a first console that is the first serial port seen again: libvirt drops what it says (virDomainDefAddConsoleCompat). */
export function isSerialAgain(device: Element): boolean {
  const target = value(child(device, 'target'), 'type');
  if (device.name !== 'console' || (target !== undefined && target !== 'serial')) return false;
  return child(device.parent, 'console') === device && children(device.parent, 'serial').length > 0;
}
