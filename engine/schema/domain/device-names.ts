import { child, descend, text, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { formatPci, pciAddress } from '../address.ts';

/** What tells one device of a kind from the others, best first; what is missing is left out. */
type Names = (device: Element) => readonly (string | undefined)[];

const at = (device: Element, path: string, name: string): string | undefined => value(descend(device, ...path.split('/')), name);
const source = (device: Element, ...names: readonly string[]): string | undefined =>
  names.map((name) => at(device, 'source', name)).find((found) => found !== undefined);
const bracketed = (text: string | undefined): string | undefined => (text === undefined ? undefined : `(${text})`);
const pci = (address: Element | undefined): string | undefined => {
  const read = pciAddress(address);
  return read && formatPci(read);
};
const character: Names = (d) => [value(d, 'type'), at(d, 'target', 'name') ?? at(d, 'target', 'port')];

function hostDevice(device: Element): string | undefined {
  const address = descend(device, 'source', 'address');
  if (value(device, 'type') === 'pci') return pci(address);
  const vendor = at(device, 'source/vendor', 'id');
  const product = at(device, 'source/product', 'id');
  if (vendor !== undefined && product !== undefined) return `${vendor}:${product}`;
  return value(address, 'uuid') ?? at(device, 'source/adapter', 'name') ?? (text(descend(device, 'source', 'block')) || undefined);
}

/** Children of <devices> whose element name alone does not say which one is meant. */
export const deviceNames: Readonly<Record<string, Names>> = {
  disk: (d) => [at(d, 'target', 'dev') ?? source(d, 'file', 'dev', 'name', 'volume', 'dir')],
  interface: (d) => [at(d, 'mac', 'address') ?? at(d, 'target', 'dev') ?? value(d, 'type')],
  controller: (d) => [value(d, 'type'), value(d, 'index'), bracketed(value(d, 'model'))],
  filesystem: (d) => [at(d, 'target', 'dir')],
  hostdev: (d) => [value(d, 'type'), hostDevice(d)],
  graphics: (d) => [value(d, 'type')],
  video: (d) => [at(d, 'model', 'type')],
  sound: (d) => [value(d, 'model')],
  audio: (d) => [value(d, 'id'), bracketed(value(d, 'type'))],
  input: (d) => [value(d, 'type'), value(d, 'bus')],
  serial: character,
  parallel: character,
  console: character,
  channel: character,
  redirdev: (d) => [value(d, 'bus'), value(d, 'type')],
  smartcard: (d) => [value(d, 'mode')],
  memory: (d) => [value(d, 'model')],
  tpm: (d) => [value(d, 'model')],
  rng: (d) => [value(d, 'model')],
  watchdog: (d) => [value(d, 'model')],
  panic: (d) => [value(d, 'model')],
  shmem: (d) => [value(d, 'name')],
  iommu: (d) => [value(d, 'model')],
  hub: (d) => [value(d, 'type')],
  crypto: (d) => [value(d, 'model')],
  lease: (d) => [text(child(d, 'key')) || undefined],
  memballoon: (d) => [value(d, 'model')],
  vsock: (d) => [at(d, 'cid', 'address')],
};

/** Parts of a domain that occur more than once, or mean little by their element name alone. */
export const otherNames: Readonly<Record<string, Names>> = {
  ...Object.fromEntries(['vcpupin', 'vcpusched'].map((name): [string, Names] => [name, (e) => [value(e, 'vcpu') ?? value(e, 'vcpus')]])),
  cell: (e) => [value(e, 'id')],
  iothread: (e) => [value(e, 'id')],
  iothreadpin: (e) => [value(e, 'iothread')],
  memnode: (e) => [value(e, 'cellid')],
  feature: (e) => [value(e, 'name')],
  timer: (e) => [value(e, 'name')],
  throttlegroup: (e) => [text(child(e, 'group_name')) || undefined],
  seclabel: (e) => [value(e, 'model')],
  sysinfo: (e) => [value(e, 'type')],
};
