/** Where programs of a host listen, and what a domain wants to listen at or to reach there. */
import type { HostListener } from '../../facts/host-facts.ts';
import { attribute, child, value } from '../../xml/query.ts';
import type { Attribute, Element } from '../../xml/tree.ts';

const ANY: ReadonlySet<string> = new Set(['0.0.0.0', '::']);
const LOCAL_NAMES: ReadonlySet<string> = new Set(['localhost', 'ip6-localhost']);

/** True for names and addresses by which a host means itself. */
export const isLoopback = (name: string): boolean => LOCAL_NAMES.has(name) || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name);

/** Who listens so that nobody else can at this address: at the same one, or one of both is all of them. */
export const taken = (listeners: readonly HostListener[], address: string, port: number): HostListener | undefined =>
  listeners.find((l) => l.port === port && (l.address === address || ANY.has(l.address) || ANY.has(address)));

/** Whether somebody answers at an address of the host's own. */
export const isServed = (listeners: readonly HostListener[], name: string, port: number): boolean =>
  listeners.some((l) => l.port === port && (ANY.has(l.address) || l.address === name || (LOCAL_NAMES.has(name) && isLoopback(l.address))));

/** A TCP address in the XML: `at` is what to point at. */
export interface TcpAddress {
  readonly at: Element | Attribute;
  readonly name: string;
  readonly port: number;
}

/** What libvirt 11.3.0 src/storage_file/storage_source.c virStorageSourceNetworkDefaultPort gives, of protocols with one server. */
const PORTS: Readonly<Record<string, number>> = { nbd: 10809, iscsi: 3260, ssh: 22, http: 80, https: 443, ftp: 21, ftps: 990 };

const port = (written: string | undefined): number | undefined => (written !== undefined && /^\d{1,5}$/.test(written) && Number(written) > 0 && Number(written) < 65536 ? Number(written) : undefined);

/** The server of a network disk that has one, over TCP. */
export function diskServer(disk: Element): TcpAddress | undefined {
  const source = child(disk, 'source');
  const server = child(source, 'host');
  const protocol = value(source, 'protocol') ?? '';
  const name = value(server, 'name');
  if (value(disk, 'type') !== 'network' || !server || name === undefined || (value(server, 'transport') ?? 'tcp') !== 'tcp' || !Object.hasOwn(PORTS, protocol)) return undefined;
  const number = value(server, 'port') === undefined ? PORTS[protocol] : port(value(server, 'port'));
  return number === undefined ? undefined : { at: server, name, port: number };
}

/** The end of a character device of type tcp, or of the random generator's, in one mode; one that tries again by itself has none. */
export function chardevEnd(device: Element, mode: 'bind' | 'connect'): TcpAddress | undefined {
  const holder = device.name === 'rng' ? child(device, 'backend') : device;
  const source = holder?.children.find((c): c is Element => c.kind === 'element' && c.name === 'source' && (value(c, 'mode') ?? 'connect') === mode);
  const [name, number] = [value(source, 'host'), port(value(source, 'service'))];
  if (!source || value(holder, 'type') !== 'tcp' || name === undefined || number === undefined || value(child(source, 'reconnect'), 'enabled') === 'yes') return undefined;
  return { at: attribute(source, 'service') ?? source, name, port: number };
}

export const TCP_DEVICES: readonly string[] = ['serial', 'parallel', 'console', 'channel', 'redirdev', 'smartcard', 'rng'];
