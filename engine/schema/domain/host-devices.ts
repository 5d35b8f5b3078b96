/** Devices of the host that a domain is given, as the host knows them. */
import type { HostDevices, HostPciDevice } from '../../facts/host-facts.ts';
import { all, child, remembered, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { formatPci, pciAddress } from '../address.ts';

/** The facts hold so many devices at most; beyond, a missing one may only have been left out. */
const ALL = 1000;

export const areAllKnown = ({ pci, usb, mediated }: HostDevices): boolean => pci.length + usb.length + mediated.length < ALL;

/** True for <hostdev type='pci'> and <interface type='hostdev'> with a PCI address. */
export function isPciPassthrough(device: Element): boolean {
  if (device.name === 'interface') return value(device, 'type') === 'hostdev' && value(child(child(device, 'source'), 'address'), 'type') === 'pci';
  return value(device, 'type') === 'pci' && (value(device, 'mode') ?? 'subsystem') === 'subsystem';
}

/** The PCI address of the host's device, as `0000:03:00.0`; undefined when the device is none of PCI or says none. */
export function hostPciAddress(device: Element): string | undefined {
  const address = child(child(device, 'source'), 'address');
  const pci = isPciPassthrough(device) && value(address, 'bus') !== undefined ? pciAddress(address) : undefined;
  return pci && formatPci(pci);
}

/** PCI addresses of all devices that the domain is given. */
export const givenPci = remembered((domain: Element): ReadonlySet<string> =>
  new Set([...all(domain, 'devices', 'hostdev'), ...all(domain, 'devices', 'interface')].map(hostPciAddress).filter((a) => a !== undefined)));

/** Bridges of PCI stay with the host when others of their group go to a machine. */
export const isPciBridge = (device: HostPciDevice): boolean => device.bridge ?? /^0x060[4-9a-f]/.test(device.class);

/** Where a device's own element or its source address stands, for reports. */
export const sourceOf = (device: Element): Element => child(child(device, 'source'), 'address') ?? device;
