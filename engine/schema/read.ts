/** Readers of a domain's values for rules: as libvirt reads them, undefined where libvirt would refuse. */
import { parseSize } from '../core/quantities.ts';
import { text, value } from '../xml/query.ts';
import type { Element } from '../xml/tree.ts';

export { deviceName, deviceOf } from './device-name.ts';
export {
  driveAddress, formatDrive, formatPci, formatUsb, pciAddress, readNumber, usbAddress,
  type DriveAddress, type PciAddress, type UsbAddress,
} from './address.ts';

/**
 * The bytes that an element such as `<memory unit='MiB'>512</memory>` asks for; undefined when it is absent, no number, or of an
 * unknown unit. `defaultUnit` holds without @unit, or with an empty one: `KiB` for a domain's memory, `bytes` for some others.
 */
export function sizeInBytes(element: Element | undefined, defaultUnit = 'KiB'): bigint | undefined {
  return element && parseSize(text(element), value(element, 'unit') || defaultUnit);
}

/** The same for a size held in an attribute with its unit beside it: `<cell memory='512' unit='MiB'/>`. */
export function attributeSizeInBytes(element: Element | undefined, name: string, defaultUnit = 'KiB', unitName = 'unit'): bigint | undefined {
  const written = value(element, name);
  return written === undefined ? undefined : parseSize(written, value(element, unitName) || defaultUnit);
}

/** True for `name='yes'`. Absent is not `no`: see `isNo`. */
export const isYes = (element: Element | undefined, name: string): boolean => value(element, name) === 'yes';
export const isNo = (element: Element | undefined, name: string): boolean => value(element, name) === 'no';
export const isOn = (element: Element | undefined, name: string): boolean => value(element, name) === 'on';
export const isOff = (element: Element | undefined, name: string): boolean => value(element, name) === 'off';

/** A small non-negative decimal number in an attribute, or undefined. */
export const count = (element: Element | undefined, name: string): number | undefined => readCount(value(element, name));

/** A small non-negative decimal number as the element's text, or undefined. */
export const countText = (element: Element | undefined): number | undefined => (element ? readCount(text(element)) : undefined);

const readCount = (written: string | undefined): number | undefined =>
  written !== undefined && /^\s*\+?\d{1,10}$/.test(written) ? Number(written) : undefined;

/** The UUID in the one form that compares: 32 small hexadecimal digits; undefined when it is none (virUUIDParse: hyphens anywhere). */
export function canonicalUuid(written: string | undefined): string | undefined {
  const digits = written?.trim().replaceAll('-', '').toLowerCase() ?? '';
  return /^[\da-f]{32}$/.test(digits) ? digits : undefined;
}

/** The MAC address in small letters with two digits a part; undefined when it is none (virMacAddrParse: one or two digits a part). */
export function canonicalMac(written: string | undefined): string | undefined {
  const parts = written?.trim().toLowerCase().split(':') ?? [];
  if (parts.length !== 6 || !parts.every((p) => /^[\da-f]{1,2}$/.test(p))) return undefined;
  return parts.map((p) => p.padStart(2, '0')).join(':');
}
