/** The files of the host that a disk of a domain is made of. */
import { attribute, child, value } from '../../xml/query.ts';
import type { Attribute, Element } from '../../xml/tree.ts';
import { diskDevice, diskType, sourceChain } from './disk.ts';

export interface DiskFile {
  /** 0 for the disk's own image. */
  readonly depth: number;
  readonly at: Attribute;
  readonly path: string;
  readonly type: 'file' | 'block' | 'dir';
  readonly format: string | undefined;
  /** The XML says what it is backed by, or that it is by nothing: the image's own word does not count. */
  readonly isChainWritten: boolean;
}

const PLACE = { file: 'file', block: 'dev', dir: 'dir' } as const;
const isLocal = (type: string): type is keyof typeof PLACE => Object.hasOwn(PLACE, type);

/** The images that the XML names for a disk and that are absolute paths of the host. */
export function diskFiles(disk: Element): DiskFile[] {
  return sourceChain(disk).flatMap(({ depth, source, format, backing }) => {
    const type = depth === 0 ? diskType(disk) : value(source?.parent, 'type') ?? '';
    if (!source || !isLocal(type)) return [];
    const at = attribute(source, PLACE[type]);
    return at?.valueSpan && at.value.startsWith('/') ? [{ depth, at, path: at.value, type, format, isChainWritten: backing !== undefined }] : [];
  });
}

/** When the image of such a disk is missing, libvirt leaves the drive empty or drops the disk. */
export const mayBeMissing = (disk: Element): boolean => value(child(disk, 'source'), 'startupPolicy') === 'optional';

/** The domain writes to the image alone: it is neither read-only nor shared, by its own word. */
export const writesAlone = (disk: Element): boolean => !child(disk, 'readonly') && !child(disk, 'shareable') && !child(disk, 'transient') && !['cdrom', 'floppy'].includes(diskDevice(disk));
