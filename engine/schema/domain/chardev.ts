import { child, value } from '../../xml/query.ts';
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
