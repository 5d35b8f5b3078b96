import { child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import type { PlacePattern } from '../place-pattern.ts';

/** Values that name one file a person may want to open; sockets, device nodes and directories are none. */
export const fileLinks: readonly PlacePattern[] = [
  'devices/disk/**/source/@file', 'devices/disk/mirror/@file', 'devices/disk/**/config/@file', 'devices/disk/**/identity/@keyfile', 'devices/disk/**/knownHosts/@path',
  'devices/filesystem/source/@file', 'devices/filesystem/binary/@path',
  'devices/*/rom/@file', 'devices/*/log/@file', 'devices/rng/backend/log/@file', 'devices/interface/backend/@logFile',
  'devices/interface/script/@path', 'devices/interface/downscript/@path', 'devices/lease/target/@path',
  'devices/emulator/text()', 'bootloader/text()', 'os/loader/text()', 'os/nvram/text()', 'os/nvram/@template', 'os/nvram/source/@file',
  'os/varstore/@path', 'os/varstore/@template', 'os/kernel/text()', 'os/initrd/text()', 'os/dtb/text()', 'os/shim/text()', 'os/acpi/table/text()',
  'sysinfo/entry/@file',
];

/** Places that name a file only for a source of this type. */
export const fileLinksByType: readonly PlacePattern[] = ['devices/*/source/@path', 'devices/*/backend/source/@path'];

/** True for a source whose parent (or itself) says that it is a file. */
export const isFileSource = (source: Element): boolean => (value(source, 'type') ?? value(source.parent, 'type')) === 'file';

/** Below these nothing is for an editor to open. */
export const unopenable: readonly string[] = ['/dev/', '/proc/', '/sys/'];

/** The address that a disk's source of protocol http or https stands for, put together as QEMU's curl driver gets it. */
export function sourceUrl(source: Element): string | undefined {
  const protocol = value(source, 'protocol');
  const host = child(source, 'host');
  const server = value(host, 'name');
  if ((protocol !== 'http' && protocol !== 'https') || server === undefined || !/^[\w.-]+$|^\[?[\da-fA-F:.]+\]?$/.test(server)) return undefined;
  const port = value(host, 'port');
  const query = value(source, 'query');
  const authority = (server.includes(':') && !server.startsWith('[') ? `[${server}]` : server) + (port !== undefined && /^\d{1,5}$/.test(port) ? `:${port}` : '');
  return `${protocol}://${authority}/${(value(source, 'name') ?? '').replace(/^\/+/, '')}${query === undefined ? '' : `?${query}`}`;
}
