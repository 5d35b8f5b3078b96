import { value } from '../xml/query.ts';
import type { Element } from '../xml/tree.ts';

/** An unsigned number as C's strtoul reads it with base 0: `0x1f`, `017` (octal) or `31`; undefined when libvirt would refuse it. */
export function readNumber(text: string | undefined, base: 0 | 10 | 16 = 0): number | undefined {
  const trimmed = text?.trimStart() ?? '';
  const match = /^\+?(?:(0x)([\da-f]{1,13})|(\d{1,16}|[\da-f]{1,13}))$/i.exec(trimmed);
  if (!match) return undefined;
  if (match[1]) return base === 10 ? undefined : Number.parseInt(match[2]!, 16);
  const digits = match[3]!;
  const radix = base === 0 ? (digits.startsWith('0') && digits.length > 1 ? 8 : 10) : base;
  const allowed = radix === 16 ? /^[\da-f]+$/i : radix === 10 ? /^\d+$/ : /^[0-7]+$/;
  return allowed.test(digits) ? Number.parseInt(digits, radix) : undefined;
}

const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0');

/** The attribute as a number, `absent` when it is not there, undefined when it is there and no number. */
function field(element: Element, name: string, base: 0 | 10 | 16, absent = 0): number | undefined {
  const written = value(element, name);
  return written === undefined ? absent : readNumber(written, base);
}

export interface PciAddress {
  readonly domain: number;
  readonly bus: number;
  readonly slot: number;
  readonly function: number;
}

/**
 * The PCI address that an `<address>` holds (its own @domain, @bus, @slot, @function; missing ones are 0, as in
 * virPCIDeviceAddressParseXML), or undefined when the element is absent or one of its numbers is none.
 */
export function pciAddress(address: Element | undefined): PciAddress | undefined {
  if (!address) return undefined;
  const [domain, bus, slot, fn] = ['domain', 'bus', 'slot', 'function'].map((name) => field(address, name, 0));
  if (domain === undefined || bus === undefined || slot === undefined || fn === undefined) return undefined;
  return { domain, bus, slot, function: fn };
}

/** As lspci writes it: `0000:00:1f.2`. */
export const formatPci = (a: PciAddress): string => `${hex(a.domain, 4)}:${hex(a.bus, 2)}:${hex(a.slot, 2)}.${hex(a.function, 1)}`;

export interface DriveAddress {
  readonly controller: number;
  readonly bus: number;
  readonly target: number;
  readonly unit: number;
}

/** The drive address of an `<address type='drive'>`; decimal only, missing numbers are 0 (virDomainDeviceDriveAddressParseXML). */
export function driveAddress(address: Element | undefined): DriveAddress | undefined {
  if (!address) return undefined;
  const [controller, bus, target, unit] = ['controller', 'bus', 'target', 'unit'].map((name) => field(address, name, 10));
  if (controller === undefined || bus === undefined || target === undefined || unit === undefined) return undefined;
  return { controller, bus, target, unit };
}

/** `controller:bus:target:unit`, as lsscsi counts: `0:0:1:3`. */
export const formatDrive = (a: DriveAddress): string => `${a.controller}:${a.bus}:${a.target}:${a.unit}`;

export interface UsbAddress {
  readonly bus: number;
  /** `1.2.4`: the port on the controller, then the port on each hub; absent when libvirt is to choose. */
  readonly port?: string;
}

/** The USB address of an `<address type='usb'>` (virDomainDeviceUSBAddressParseXML: decimal bus, at most four port numbers). */
export function usbAddress(address: Element | undefined): UsbAddress | undefined {
  if (!address) return undefined;
  const bus = field(address, 'bus', 10);
  const port = value(address, 'port');
  if (bus === undefined || (port !== undefined && !/^\d{1,10}(?:\.\d{1,10}){0,3}$/.test(port))) return undefined;
  return port === undefined ? { bus } : { bus, port };
}

export const formatUsb = (a: UsbAddress): string => (a.port === undefined ? `bus ${a.bus}` : `bus ${a.bus} port ${a.port}`);
