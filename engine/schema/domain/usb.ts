/** USB buses, hubs and ports as libvirt counts them (libvirt 11.3.0 src/conf/domain_addr.c). */
import { child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { readNumber, usbAddress } from '../address.ts';

const PORTS: Readonly<Record<string, number>> = {
  'piix3-uhci': 2, 'piix4-uhci': 2, 'vt82c686b-uhci': 2, ehci: 6, 'ich9-ehci1': 6, 'pci-ohci': 3, 'nec-xhci': 4, 'qemu-xhci': 4, qusb1: 8, qusb2: 8,
};
/** Companions add no ports of their own. */
const COMPANIONS = new Set(['ich9-uhci1', 'ich9-uhci2', 'ich9-uhci3']);
const HUB_PORTS = 8;

/** Ports by bus number; undefined when a controller says nothing of its model, because then the machine decides. */
function portsByBus(devices: Element): Map<number, number> | undefined {
  const buses = new Map<number, number>();
  for (const controller of children(devices, 'controller').filter((c) => value(c, 'type') === 'usb')) {
    const model = value(controller, 'model');
    const index = readNumber(value(controller, 'index')) ?? (model === undefined ? undefined : 0);
    if (model !== undefined && COMPANIONS.has(model)) continue;
    if (model === undefined || index === undefined || !Object.hasOwn(PORTS, model)) return undefined;
    const own = readNumber(value(controller, 'ports'));
    buses.set(index, own !== undefined && /xhci|qusb/.test(model) ? own : PORTS[model]!);
  }
  return buses.size > 0 ? buses : undefined;
}

export interface UsbProblem {
  readonly device: Element;
  readonly address: Element;
  /** What is wrong, to follow the device's name. */
  readonly problem: string;
  readonly other?: Element;
}

/** Devices whose written USB address names a bus, hub or port that is not there, or that another device has. */
export function usbProblems(devices: Element): UsbProblem[] {
  const buses = portsByBus(devices);
  if (!buses) return [];
  const users = children(devices).flatMap((device) => {
    const address = child(device, 'address');
    const usb = value(address, 'type') === 'usb' ? usbAddress(address) : undefined;
    return address && usb?.port !== undefined && usb.port !== '0' ? [{ device, address, bus: usb.bus, port: usb.port }] : [];
  });
  const hubs = new Set(users.filter((u) => u.device.name === 'hub').map((u) => `${u.bus} ${u.port}`));
  const taken = new Map<string, Element>();
  return users.flatMap(({ device, address, bus, port }): UsbProblem[] => {
    const ports = buses.get(bus);
    if (ports === undefined) return [{ device, address, problem: `is on USB bus ${bus}, but no controller has that index.` }];
    const path = port.split('.').map(Number);
    const parents = path.slice(0, -1);
    const missing = parents.findIndex((_, i) => !hubs.has(`${bus} ${path.slice(0, i + 1).join('.')}`));
    if (missing >= 0) return [{ device, address, problem: `is at port ${port} of USB bus ${bus}, but there is no hub at port ${path.slice(0, missing + 1).join('.')}.` }];
    const limit = path.length > 1 ? HUB_PORTS : ports;
    if (path.at(-1)! > limit) return [{ device, address, problem: `is at port ${port} of USB bus ${bus}, whose ${path.length > 1 ? 'hubs have' : 'controller has'} ${limit} ports.` }];
    const key = `${bus} ${port}`;
    const before = taken.get(key);
    if (before) return [{ device, address, problem: `is at port ${port} of USB bus ${bus}, which another device has already.`, other: before }];
    taken.set(key, device);
    return [];
  });
}
