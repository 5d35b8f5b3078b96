import { attribute, children, descendants, text } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { deviceOf } from '../device-name.ts';

/** What a diagnosis knows of a cause when it shows commands for it. */
export interface Known {
  /** The name of the VM, or its UUID where the name would be taken for something else. */
  readonly vm: string | undefined;
  readonly domain: Element | undefined;
  /** The element that is meant. */
  readonly element: Element | undefined;
  /** What stood in the gaps of the log line. */
  readonly groups: Readonly<Record<string, string>>;
}

type Reader = (known: Known) => readonly (string | undefined)[];

const groups = (...names: readonly string[]): Reader => (known) => names.map((name) => known.groups[name]);

/** Values of attributes of the device that is meant, or of the elements in it, nearest first. */
const own = (...names: readonly string[]): Reader => ({ element }) => {
  const device = element && (deviceOf(element) ?? element);
  return device?.parent === undefined ? [] : [element!, device, ...descendants(device)].flatMap((one) => names.map((name) => attribute(one, name)?.value));
};

const ofDomain = (...path: readonly string[]): Reader => ({ domain }) => {
  const found = path.reduce<readonly Element[]>((level, name) => level.flatMap((one) => children(one, name)), domain ? [domain] : []);
  return found.length === 1 ? [text(found[0]!).trim()] : [];
};

const vm: Reader = (known) => [known.vm];
const SOURCES = ['file', 'dev', 'path', 'dir'] as const;
const path: Reader = (known) => [...groups('path', 'file', 'image', 'base', 'backing', 'disk', 'volume', 'socket', 'loader', 'device', 'dev')(known), ...own(...SOURCES)(known)];
const folder: Reader = (known) => [...groups('dir', 'directory')(known), ...path(known).map((one) => one?.replace(/\/[^/]+$/, ''))];

const hex = (value: string | undefined, digits: number): string => Number(value).toString(16).padStart(digits, '0');

/** The address of the host's device, as lspci writes it. */
const pciAddress: Reader = (known) => {
  const device = known.element && deviceOf(known.element);
  const address = device && children(children(device, 'source')[0], 'address')[0];
  const part = (name: string): string | undefined => address && attribute(address, name)?.value;
  const parts = [['domain', 4], ['bus', 2], ['slot', 2], ['function', 1]] as const;
  const written = address && `${hex(part('domain') ?? '0', 4)}:${parts.slice(1, 3).map(([name, digits]) => hex(part(name), digits)).join(':')}.${hex(part('function'), 1)}`;
  return [...groups('device', 'address', 'pci', 'bdf', 'dev', 'host', 'name')(known), written];
};

const PATH = /^\/[^\0]{1,4095}$/;
const NAME = /^[^/\0]{1,255}$/;
const INTERFACE = /^[^/\s:]{1,15}$/;
const TARGET = /^[a-z]{2,5}[a-z\d]{0,10}$/;

/** Words in capitals that stand in commands for what differs from VM to VM: what a value must look like, and where it is found, best first. */
export const placeholders: Readonly<Record<string, { readonly shape: RegExp; readonly read: Reader }>> = {
  VM: { shape: NAME, read: vm },
  DOMAIN: { shape: NAME, read: vm },
  PATH: { shape: PATH, read: path },
  FILE: { shape: PATH, read: path },
  IMAGE: { shape: PATH, read: path },
  DIRECTORY: { shape: PATH, read: folder },
  DEVICE: { shape: PATH, read: path },
  SOCKET: { shape: PATH, read: (known) => [...groups('socket', 'path')(known), ...own('socket', 'path')(known)] },
  BASE: { shape: PATH, read: groups('base', 'backing') },
  SCRIPT: { shape: PATH, read: (known) => [...groups('script')(known), ...own('path')(known)] },
  EMULATOR: { shape: PATH, read: (known) => [...groups('emulator', 'binary')(known), ...ofDomain('devices', 'emulator')(known)] },
  KERNEL: { shape: PATH, read: ofDomain('os', 'kernel') },
  INITRD: { shape: PATH, read: ofDomain('os', 'initrd') },
  NVRAM_FILE: { shape: PATH, read: ofDomain('os', 'nvram') },
  NETWORK: { shape: NAME, read: (known) => [...groups('network')(known), ...own('network')(known)] },
  POOL: { shape: NAME, read: (known) => [...groups('pool')(known), ...own('pool')(known)] },
  VOLUME: { shape: NAME, read: (known) => [...groups('volume')(known), ...own('volume')(known)] },
  BRIDGE: { shape: INTERFACE, read: (known) => [...groups('bridge')(known), ...own('bridge')(known)] },
  TAP: { shape: INTERFACE, read: (known) => groups('tap', 'iface', 'port')(known) },
  INTERFACE: { shape: INTERFACE, read: (known) => [...groups('iface', 'interface', 'dev')(known), ...own('dev')(known)] },
  BDF: { shape: /^(?:[\da-f]{4}:)?[\da-f]{2}:[\da-f]{2}\.[0-7]$/i, read: pciAddress },
  SECRET: { shape: /^[\da-f-]{36}$/i, read: (known) => [...groups('secret', 'uuid')(known), ...own('uuid')(known)] },
  TARGET: { shape: TARGET, read: (known) => [...groups('target', 'disk')(known), ...own('dev')(known)] },
  DISK: { shape: TARGET, read: (known) => [...groups('target', 'disk')(known), ...own('dev')(known)] },
  SERVER: { shape: /^[\w.:-]{1,255}$/, read: (known) => [...groups('server', 'host')(known), ...own('name')(known)] },
  PID: { shape: /^\d{1,10}$/, read: groups('pid') },
};
