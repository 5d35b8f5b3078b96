/** USB buses, hubs and ports as libvirt counts them (libvirt 11.3.0 src/conf/domain_addr.c, src/qemu/qemu_postparse.c). */
import { child, children, descend, text, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { readNumber, usbAddress } from '../address.ts';
import { archOf, familyOf, machineKind, machineOf } from './machine.ts';

const PORTS: Readonly<Record<string, number>> = {
  'piix3-uhci': 2, 'piix4-uhci': 2, 'vt82c686b-uhci': 2, ehci: 6, 'ich9-ehci1': 6, 'pci-ohci': 3, 'nec-xhci': 4, 'qemu-xhci': 4, qusb1: 8, qusb2: 8,
};
/** Companions add no ports of their own. */
const COMPANIONS = new Set(['ich9-uhci1', 'ich9-uhci2', 'ich9-uhci3']);
const HUB_PORTS = 8;

const usbControllers = (devices: Element): Element[] => children(devices, 'controller').filter((c) => value(c, 'type') === 'usb');

/** The most ports that a controller without a model can have: the model depends on the architecture, and a little on QEMU. */
function portsWithoutModel(domain: Element | undefined): number {
  const family = domain && familyOf(domain);
  if (family === 'x86') return 2;
  return family === undefined || family === 'other' || archOf(domain!) === 'armv7l' ? Number.POSITIVE_INFINITY : 4;
}

/** Whether libvirt adds USB controller 0 where the text has none, and with how many ports; undefined when the text does not tell. */
function defaultPorts(domain: Element): number | 'none' | undefined {
  switch (machineKind(domain)) {
    case 'i440fx': return 2;
    case 'q35': case 'pseries': return 4;
    case 'arm-virt': case 'riscv-virt': case 'loongarch-virt': case 's390-ccw': return 'none';
    default: return machineOf(domain) === 'isapc' ? 'none' : undefined;
  }
}

/** True when the domain certainly has no USB at all: no controller is written, and this machine brings none along. */
export const hasNoUsb = (domain: Element, devices: Element): boolean => usbControllers(devices).length === 0 && defaultPorts(domain) === 'none';

/** The index of a controller without one, where it is plain: the first controller is 0. */
function indexOf(controller: Element, model: string | undefined, isOnly: boolean): number | undefined {
  const written = value(controller, 'index');
  return written === undefined ? (model !== undefined || isOnly ? 0 : undefined) : readNumber(written);
}

/** Ports by bus number; undefined when a controller is not understood. */
function portsByBus(devices: Element): Map<number, number> | undefined {
  const domain = devices.parent;
  const buses = new Map<number, number>();
  const controllers = usbControllers(devices);
  for (const controller of controllers) {
    const model = value(controller, 'model');
    const index = indexOf(controller, model, controllers.length === 1);
    if (model !== undefined && COMPANIONS.has(model)) continue;
    if (index === undefined || (model !== undefined && !Object.hasOwn(PORTS, model))) return undefined;
    const own = readNumber(value(controller, 'ports'));
    const takesPorts = model === undefined ? portsWithoutModel(domain) !== 2 : /xhci|qusb/.test(model);
    buses.set(index, own !== undefined && takesPorts ? own : model === undefined ? portsWithoutModel(domain) : PORTS[model]!);
  }
  if (buses.has(0) || !domain) return buses;
  const added = defaultPorts(domain);
  if (added !== 'none') buses.set(0, added ?? Number.POSITIVE_INFINITY);
  return buses;
}

export interface UsbProblem {
  readonly device: Element;
  readonly address: Element;
  /** The attribute of the address that is wrong. */
  readonly part: 'bus' | 'port';
  /** What is wrong, to follow the device's name. */
  readonly problem: string;
  readonly other?: Element;
}

interface UsbUser {
  readonly device: Element;
  readonly address: Element;
  readonly bus: number;
  readonly port: string | undefined;
}

function usbUsers(devices: Element): UsbUser[] {
  return children(devices).flatMap((device) => {
    // A console repeats the serial port that it is.
    const address = device.name === 'console' ? undefined : child(device, 'address');
    const usb = value(address, 'type') === 'usb' ? usbAddress(address) : undefined;
    return address && usb ? [{ device, address, bus: usb.bus, port: usb.port === '0' ? undefined : usb.port }] : [];
  });
}

/** Devices whose written USB address names a bus, hub or port that is not there, or that another device has. */
export function usbProblems(devices: Element): UsbProblem[] {
  const buses = portsByBus(devices);
  if (!buses || buses.size === 0) return [];
  const users = usbUsers(devices);
  const taken = new Map<string, Element>();
  const hubs = new Set<string>();
  // libvirt plugs in the hubs first, in their order; then everything else.
  return [...users.filter((u) => u.device.name === 'hub'), ...users.filter((u) => u.device.name !== 'hub')].flatMap((user): UsbProblem[] => {
    const found = placeOf(user, buses, hubs, taken);
    if (found) return [{ device: user.device, address: user.address, ...found }];
    if (user.port === undefined) return [];
    taken.set(`${user.bus} ${user.port}`, user.device);
    if (user.device.name === 'hub') hubs.add(`${user.bus} ${user.port}`);
    return [];
  });
}

type Misplaced = Pick<UsbProblem, 'part' | 'problem' | 'other'>;

function placeOf({ bus, port }: UsbUser, buses: ReadonlyMap<number, number>, hubs: ReadonlySet<string>, taken: ReadonlyMap<string, Element>): Misplaced | undefined {
  const ports = buses.get(bus);
  if (ports === undefined) return { part: 'bus', problem: `is on USB bus ${bus}, but no controller has that index.` };
  if (port === undefined) return undefined;
  const at = `is at port ${port} of USB bus ${bus}`;
  const path = port.split('.').map(Number);
  const missing = path.slice(0, -1).findIndex((_, i) => !hubs.has(`${bus} ${path.slice(0, i + 1).join('.')}`));
  if (missing >= 0) return { part: 'port', problem: `${at}, but there is no hub at port ${path.slice(0, missing + 1).join('.')}.` };
  const limit = path.length > 1 ? HUB_PORTS : ports;
  if (path.at(-1)! > limit) return { part: 'port', problem: `${at}, whose ${path.length > 1 ? 'hubs have' : 'controller has'} ${limit} ports.` };
  const before = taken.get(`${bus} ${port}`);
  return before && { part: 'port', problem: `${at}, which another device has already.`, other: before };
}

/**
 * The first device that libvirt has to find a USB port for, where the others' own addresses take all of them; undefined when a port is
 * free, when libvirt would add hubs, or when the text does not tell. Companions and redirected devices count like any other.
 */
export function deviceWithoutUsbPort(devices: Element): Element | undefined {
  const buses = portsByBus(devices);
  const waiting = children(devices).find((device) => isUsb(device) && !child(device, 'address'));
  if (!buses || buses.size === 0 || !waiting || children(devices, 'hub').length > 0 || [...buses.values()].includes(Number.POSITIVE_INFINITY)) return undefined;
  const taken = new Set(usbUsers(devices).flatMap(({ bus, port }) => (port !== undefined && port.split('.').length === 1 && Number(port) <= (buses.get(bus) ?? 0) ? [`${bus} ${port}`] : [])));
  const ports = [...buses.values()].reduce((sum, n) => sum + n, 0);
  return taken.size >= ports ? waiting : undefined;
}

/** Devices that are on USB without doubt. */
function isUsb(device: Element): boolean {
  switch (device.name) {
    case 'input': return value(device, 'bus') === 'usb';
    case 'disk': return value(child(device, 'target'), 'bus') === 'usb';
    case 'redirdev': return value(device, 'bus') === 'usb';
    case 'hostdev': return value(device, 'type') === 'usb' && value(device, 'mode') === 'subsystem';
    case 'sound': return value(device, 'model') === 'usb';
    default: return false;
  }
}

/** The bus that libvirt gives an input device, also where none is written (virDomainInputDefPostParse); undefined for other guests than full ones. */
export function inputBus(input: Element, domain: Element): string | undefined {
  const written = value(input, 'bus');
  if (written !== undefined || text(descend(domain, 'os', 'type')) !== 'hvm') return written;
  const [type, arch] = [value(input, 'type'), familyOf(domain)];
  if (arch === undefined) return type === 'passthrough' ? 'virtio' : undefined;
  if ((type === 'mouse' || type === 'keyboard') && arch === 'x86') return 'ps2';
  if (arch === 's390' || type === 'passthrough') return 'virtio';
  return type === 'evdev' ? 'none' : 'usb';
}
