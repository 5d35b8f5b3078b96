import { child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { count } from '../read.ts';

/** What a disk is to the guest: `disk` unless @device says otherwise. */
export const diskDevice = (disk: Element): string => value(disk, 'device') ?? 'disk';

/** What a disk is made of: libvirt takes `file` when @type is absent. */
export const diskType = (disk: Element): string => value(disk, 'type') ?? 'file';

/** Which bus a target name means where <target> names none (virDomainDiskDefPostParse: ide unless the name says otherwise). */
const BUS_BY_PREFIX: readonly (readonly [string, string])[] = [['hd', 'ide'], ['sd', 'scsi'], ['vd', 'virtio'], ['xvd', 'xen'], ['ubd', 'uml'], ['nvme', 'nvme']];

/** The bus of a disk as libvirt will see it; undefined while the target has no name. */
export function diskBus(disk: Element): string | undefined {
  const target = child(disk, 'target');
  const written = value(target, 'bus');
  if (written !== undefined) return written;
  if (diskDevice(disk) === 'floppy') return 'fdc';
  const dev = value(target, 'dev');
  return dev === undefined ? undefined : BUS_BY_PREFIX.find(([prefix]) => dev.startsWith(prefix))?.[1] ?? 'ide';
}

/** The attribute of <source> that says where a medium of this type is; others are not read (virDomainStorageSourceParse). */
const PLACE: Readonly<Record<string, string>> = { file: 'file', block: 'dev', dir: 'dir' };

/** True when the disk has no medium: an empty drive (virStorageSourceIsEmpty). */
export function isEmptyDrive(disk: Element): boolean {
  const source = child(disk, 'source');
  if (diskType(disk) === 'network') return source === undefined || value(source, 'protocol') === undefined;
  if (!source) return true;
  const type = diskType(disk);
  if (Object.hasOwn(PLACE, type)) return (value(source, PLACE[type]!) ?? '') === '';
  return !['file', 'dev', 'dir', 'name', 'volume', 'path', 'type'].some((name) => (value(source, name) ?? '') !== '');
}

/** The image format the XML declares, or undefined. */
export const diskFormat = (disk: Element): string | undefined => value(child(disk, 'driver'), 'type');

/** One image of a disk's chain: the disk's own first, then each backing image. */
export interface ChainLink {
  readonly depth: number;
  readonly source: Element | undefined;
  /** The format the XML declares for it, or undefined. */
  readonly format: string | undefined;
  /** The <backingStore> that follows it. */
  readonly backing: Element | undefined;
}

/** Deeper chains than this nobody has. */
const DEEPEST = 200;

/** The images of a disk as far as the XML tells; a <backingStore> without a type ends the chain (virDomainDiskBackingStoreParse). */
export function sourceChain(disk: Element): ChainLink[] {
  const links: ChainLink[] = [{ depth: 0, source: child(disk, 'source'), format: diskFormat(disk), backing: child(disk, 'backingStore') }];
  for (let at = child(disk, 'backingStore'); at && value(at, 'type') !== undefined && links.length < DEEPEST; at = child(at, 'backingStore')) {
    links.push({ depth: links.length, source: child(at, 'source'), format: value(child(at, 'format'), 'type'), backing: child(at, 'backingStore') });
  }
  return links;
}

/** The index of the controller that an NVMe disk is on: by its address, else by a name like `nvme0n1`; undefined when neither tells. */
export function nvmeControllerOf(disk: Element): number | undefined {
  const address = child(disk, 'address');
  if (value(address, 'type') === 'drive') return count(address, 'controller') ?? 0;
  const named = /^nvme(\d{1,4})n\d+$/.exec(value(child(disk, 'target'), 'dev') ?? '');
  return named ? Number(named[1]) : undefined;
}
