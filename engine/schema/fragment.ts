import { attribute, child } from '../xml/query.ts';
import type { Element } from '../xml/tree.ts';
import { domain as domainSpec } from './domain/format/domain.ts';
import { isXmlOwn } from './names.ts';
import { attributeReadings, childSpec, couldBe, specOf } from './spec-node.ts';

/** A device that a text holds alone, as for `virsh attach-device`, set into a domain of which nothing else is known. */
export interface Fragment {
  readonly device: Element;
  /** Holds the device list and nothing more; stands nowhere in the text. */
  readonly domain: Element;
  /** True once anybody has looked beyond the device. */
  readonly wasLookedAround: () => boolean;
}

const LIST = 'devices';
const devicesSpec = specOf(childSpec(domainSpec, LIST)!);

/** Children of the list that are no devices (virDomainDeviceType in libvirt's src/conf/domain_conf.c has no such entries). */
const NO_DEVICES = new Set(['emulator', 'redirfilter']);

/** libvirt's host interfaces (virInterfaceDefParseXML) share a device's name: they have one of these. */
const HOST_INTERFACE = { attribute: 'name', children: ['start', 'protocol', 'bond', 'bridge'] };

/** True for names of elements that a device file may begin with. */
export const isDeviceName = (name: string): boolean => !NO_DEVICES.has(name) && childSpec(devicesSpec, name) !== undefined;

/** True for the outermost element of a file with one device: it is called like one and is, by its larger part, what libvirt's format knows. */
export function isLoneDevice(root: Element): boolean {
  if (!isDeviceName(root.name) || attribute(root, 'xmlns') || isHostInterface(root)) return false;
  const spec = specOf(childSpec(devicesSpec, root.name)!);
  let fitting = 0;
  let strange = 0;
  for (const a of root.attributes) {
    if (isXmlOwn(a.name)) continue;
    if (attributeReadings(spec, a.name).some((r) => couldBe(r.value, a.value.trim()))) fitting++;
    else strange++;
  }
  for (const c of root.children) {
    if (c.kind !== 'element') continue;
    if (childSpec(spec, c.name)) fitting++;
    else strange++;
  }
  return fitting > strange;
}

const isHostInterface = (root: Element): boolean =>
  root.name === 'interface' && (attribute(root, HOST_INTERFACE.attribute) !== undefined || HOST_INTERFACE.children.some((name) => child(root, name)));

const NOWHERE = { start: 0, end: 0 };

/** Gives the device the parents it would have, so that whoever climbs from it finds its place in the format. */
export function frame(device: Element): Fragment {
  let looked = false;
  const parent = (name: string, above: Element | undefined, below: () => Element): Element => ({
    kind: 'element', name, nameSpan: NOWHERE, startTag: NOWHERE, span: NOWHERE, selfClosed: false, parent: above,
    get attributes() { looked = true; return []; },
    get children() { looked = true; return [below()]; },
  });
  const domain: Element = parent('domain', undefined, () => list);
  const list: Element = parent(LIST, domain, () => device);
  (device as { parent: Element | undefined }).parent = list;
  return { device, domain, wasLookedAround: () => looked };
}
