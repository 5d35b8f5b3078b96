import type { Element } from '../xml/tree.ts';
import { deviceNames, otherNames } from './domain/device-names.ts';

const LIST = 'devices';
/** Names come from the text and end in messages: long ones are cut. */
const MAX_PART = 60;

const isDevice = (element: Element): boolean => element.parent?.name === LIST;

/** The device that `element` is or lies in; undefined outside of the device list. */
export function deviceOf(element: Element): Element | undefined {
  for (let e: Element | undefined = element; e; e = e.parent) if (isDevice(e)) return e;
  return undefined;
}

const shorten = (part: string): string => (part.length > MAX_PART ? `${part.slice(0, MAX_PART - 1)}…` : part);

const table = (element: Element): ((e: Element) => readonly (string | undefined)[]) | undefined => {
  const names = isDevice(element) ? deviceNames : otherNames;
  return Object.hasOwn(names, element.name) ? names[element.name] : undefined;
};

/** What tells this element from its like: `vda`, `pci 3 (pcie-root-port)`; empty when nothing does. */
export function distinction(element: Element): string {
  const parts = table(element)?.(element) ?? [];
  return parts.filter((p): p is string => p !== undefined && p !== '').map(shorten).join(' ');
}

/**
 * How messages and the outline call the device that `element` is or lies in: `disk vda`, `interface 52:54:00:12:34:56`,
 * `controller pci 3 (pcie-root-port)`. Elements outside of the device list are called by their own name: `<vcpu>`, `cell 1`.
 */
export function deviceName(element: Element): string {
  const named = deviceOf(element) ?? element;
  const which = distinction(named);
  if (which !== '') return `${shorten(named.name)} ${which}`;
  return isDevice(named) ? shorten(named.name) : `<${shorten(named.name)}>`;
}
