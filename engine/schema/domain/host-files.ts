/** Files and folders that a host is known to have, lack, or shut to the user that QEMU runs as. */
import type { HostFile, HostFileSystem, HostSecurity } from '../../facts/host-facts.ts';

const indexes = new WeakMap<readonly HostFile[], ReadonlyMap<string, HostFile>>();

/** What is known of the file with this very path. */
export function fileAt(files: readonly HostFile[], path: string): HostFile | undefined {
  let index = indexes.get(files);
  if (!index) indexes.set(files, index = new Map(files.map((file) => [file.path, file])));
  return index.get(path);
}

/** Longer paths no kernel takes. */
const LONGEST = 4096;

/** The folders above a path, the outermost first: `/srv/images/a.img` → `/srv`, `/srv/images`. */
export function foldersAbove(path: string): string[] {
  if (!path.startsWith('/') || path.length > LONGEST) return [];
  const folders: string[] = [];
  for (let at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) if (path[at - 1] !== '/') folders.push(path.slice(0, at));
  return folders;
}

export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 1));

/** The outermost part of a path that is known to be absent; undefined when the path is there, or nothing is known. */
export const missingPart = (files: readonly HostFile[], path: string): string | undefined =>
  [...foldersAbove(path), path].find((part) => fileAt(files, part)?.exists === false);

/** ` (/srv/images is not there)` where it is a folder above that is missing. */
export const becauseOf = (missing: string, path: string): string => (missing === path ? '' : ` (there is no ${missing.slice(0, 80)})`);

type Right = 'read' | 'write' | 'search';
const BIT: Readonly<Record<Right, number>> = { read: 4, write: 2, search: 1 };

/**
 * Whether a file's mode lets QEMU's user have a right: `no` when it certainly does not, `perhaps-not` when only an access control list
 * (which shows in the group's bits) could grant it; undefined when that is not known.
 */
export function allows(file: HostFile | undefined, security: HostSecurity, right: Right): 'yes' | 'no' | 'perhaps-not' | undefined {
  const { qemuUser, qemuUid, qemuGroup, qemuGroups } = security;
  if (qemuUser === 'root' || qemuUid === 0) return 'yes';
  if (!file?.exists || !/^[0-7]{1,4}$/.test(file.mode ?? '') || qemuUser === undefined) return undefined;
  const mode = Number.parseInt(file.mode!, 8);
  const has = (shift: number): boolean => ((mode >> shift) & BIT[right]) !== 0;
  if (file.owner === qemuUser) return has(6) ? 'yes' : 'no';
  if (file.group !== undefined && (file.group === qemuGroup || qemuGroups?.includes(file.group))) return has(3) ? 'yes' : 'no';
  if (has(0)) return 'yes';
  return has(3) ? 'perhaps-not' : 'no';
}

/** A folder that QEMU's user may not pass on the way to a file. */
export interface ClosedFolder {
  readonly folder: HostFile;
  readonly isSure: boolean;
}

/** The first folder above a path, or above what it links to, that QEMU's user may not search. */
export function closedFolder(files: readonly HostFile[], security: HostSecurity, path: string): ClosedFolder | undefined {
  const target = fileAt(files, path)?.target;
  for (const part of [...foldersAbove(path), ...(target === undefined ? [] : foldersAbove(target))]) {
    const folder = fileAt(files, part);
    const says = allows(folder, security, 'search');
    if (folder && (says === 'no' || says === 'perhaps-not')) return { folder, isSure: says === 'no' };
  }
  return undefined;
}

/** `/srv/private (mode 700, root:root)` for messages. */
export const described = ({ path, mode, owner, group }: HostFile): string => `${path.slice(0, 80)} (mode ${mode ?? '?'}, ${owner ?? '?'}:${group ?? '?'})`;

/** One file of an image's chain as the images themselves tell it: each names the next. */
export interface BackingFile {
  readonly path: string;
  /** The image that names it. */
  readonly of: string;
}

/** Deeper chains libvirt refuses (QEMU_DOMAIN_STORAGE_SOURCE_CHAIN_MAX_DEPTH). */
const DEEPEST = 200;

/** The backing files of an image, nearest first, as far as they are files of the host; a chain that runs in circles ends where it began. */
export function backingFiles(files: readonly HostFile[], image: string): BackingFile[] {
  const chain: BackingFile[] = [];
  const seen = new Set([image]);
  for (let of = image; chain.length < DEEPEST;) {
    const written = fileAt(files, of)?.backing;
    if (written === undefined || written === '' || (!written.startsWith('/') && /^[^/]*:/.test(written))) return chain;
    const path = written.startsWith('/') ? written : `${folderOf(of)}/${written}`.replace('//', '/');
    chain.push({ path, of });
    if (seen.has(path)) return chain;
    seen.add(path);
    of = path;
  }
  return chain;
}

/** The file system that holds a path: the one with the longest mount point above it. */
export const fileSystemOf = (path: string, all: readonly HostFileSystem[]): HostFileSystem | undefined =>
  all.filter(({ mount }) => mount === '/' || path.startsWith(`${mount}/`)).reduce<HostFileSystem | undefined>((best, fs) => (best && best.mount.length > fs.mount.length ? best : fs), undefined);
