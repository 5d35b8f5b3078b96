/** Which files both hosts see: virFileIsSharedFSType by the mounts of a host. */
import type { HostFacts, HostFileSystem } from '../../facts/host-facts.ts';
import { isOlder } from '../../core/version.ts';
import { fileAt } from './host-files.ts';

/** As the kernel calls them in /proc/mounts: what libvirt tells by their magic numbers, and the two of FUSE that it tells by name. */
const SHARED_TYPES: ReadonlySet<string> = new Set([
  'nfs', 'nfs4', 'gfs2', 'ocfs2', 'afs', 'smbfs', 'smb3', 'cifs', 'ceph', 'gpfs', 'acfs', 'beegfs', 'fuse.glusterfs', 'fuse.quobyte',
]);
/** Before it, qemu.conf could not declare folders to be shared. */
const DECLARED_SINCE = '10.8.0';

export interface Standing {
  readonly type: string;
  readonly mount: string;
  /** What is mounted: `server:/export`, `/dev/sdb1`. */
  readonly source?: string;
  readonly isShared: boolean;
  /** qemu.conf declares the folder to be shared. */
  readonly isDeclared: boolean;
}

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

function mountOf(fileSystems: readonly HostFileSystem[], path: string): HostFileSystem | undefined {
  let found: HostFileSystem | undefined;
  for (const each of fileSystems) if (isWithin(path, each.mount) && each.mount.length >= (found?.mount.length ?? 0)) found = each;
  return found;
}

/** Folders of `shared_filesystems = [ "/a", "/b" ]`; undefined when the list goes on in lines that were not read. */
function declared({ security, versions }: HostFacts): readonly string[] | undefined {
  const written = security?.qemuConf?.shared_filesystems;
  if (written === undefined || isOlder(versions?.libvirt, DECLARED_SINCE)) return [];
  return written.startsWith('[') && !written.includes(']') ? undefined : [...written.matchAll(/"?(\/[^",\]]*)"?/g)].map((match) => match[1]!);
}

/** The file system that a path lies on, links followed; undefined when the host's facts do not tell. */
export function sharedFileSystem(facts: HostFacts, path: string): Standing | undefined {
  const real = (facts.images && fileAt(facts.images, path)?.target) ?? path;
  const mount = facts.fileSystems && mountOf(facts.fileSystems, real);
  const folders = declared(facts);
  if (!mount || !folders) return undefined;
  const isDeclared = folders.some((folder) => isWithin(real, folder));
  return { type: mount.type, mount: mount.mount, ...(mount.source !== undefined && { source: mount.source }), isShared: isDeclared || SHARED_TYPES.has(mount.type), isDeclared };
}
