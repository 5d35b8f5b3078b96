/** Disks that the destination does not reach: qemuMigrationSrcIsSafe and what QEMU opens when the guest arrives. */
import type { HostFacts, HostPool } from '../../facts/host-facts.ts';
import { diskDevice, diskType, isEmptyDrive } from '../../schema/domain/disk.ts';
import { fileAt } from '../../schema/domain/host-files.ts';
import { sharedFileSystem } from '../../schema/domain/shared-storage.ts';
import { deviceName } from '../../schema/read.ts';
import { all, attribute, child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { short, type Hindrance, type MigrationCheck } from './check.ts';

/** Pools that lie on the network, and those that lie on the disks of one host; a folder may be either. */
const SHARED: ReadonlySet<string> = new Set(['netfs', 'gluster', 'rbd', 'sheepdog', 'iscsi', 'iscsi-direct', 'vstorage']);
const LOCAL: ReadonlySet<string> = new Set(['fs', 'disk', 'logical', 'zfs']);

/** The pool whose folder is the nearest one above a path. */
function poolOf(facts: HostFacts, path: string): HostPool | undefined {
  let found: HostPool | undefined;
  for (const pool of facts.pools ?? []) {
    if (pool.path !== undefined && path.startsWith(`${pool.path.replace(/\/$/, '')}/`) && pool.path.length > (found?.path?.length ?? -1)) found = pool;
  }
  return found;
}

const isReadOnly = (disk: Element): boolean => diskDevice(disk) === 'cdrom' || child(disk, 'readonly') !== undefined;
/** The medium may be missing: libvirt drops it then. */
const maySpare = (disk: Element): boolean => ['optional', 'requisite'].includes(value(child(disk, 'source'), 'startupPolicy') ?? '');

const disksOf = (domain: Element, ...types: readonly string[]): readonly Element[] => all(domain, 'devices', 'disk').filter((disk) => types.includes(diskType(disk)) && !isEmptyDrive(disk) && !maySpare(disk));

const unlikeTexts = {
  why: 'A migration sends memory and the state of devices, not disks. Unless a disk lies where both hosts reach it, the guest would go on with another one; libvirt refuses when the file system is of one host alone.',
  remedy: 'Copy the disks along with virsh migrate --copy-storage-all, or move the image to shared storage (NFS, Ceph, iSCSI, a cluster file system). A folder that is shared in a way libvirt does not see can be named in shared_filesystems of qemu.conf (libvirt 10.8 and newer).',
  witness: { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsSafe; src/util/virfile.c virFileIsSharedFSType', text: 'Migration without shared storage is unsafe' },
};

interface Sharing {
  /** What libvirt on the source says to a file: by its file system, else guessed from the pool around it. */
  readonly is: 'shared' | 'local' | 'unknown';
  /** `nfs4 at /srv/vm`, `pool ssd (dir)`. */
  readonly where?: string;
  readonly source?: string;
  /** A share that an automounter had not mounted when the host was asked looks like the folder below it. */
  readonly isSure: boolean;
}

function sharingOf(facts: HostFacts, path: string): Sharing {
  const standing = sharedFileSystem(facts, path);
  const isSure = !standing || facts.images === undefined || fileAt(facts.images, path)?.exists === true;
  if (standing) return { is: standing.isShared ? 'shared' : 'local', isSure, where: `${short(standing.type)} at ${short(standing.mount)}`, ...(standing.isShared && !standing.isDeclared && standing.source !== undefined && { source: standing.source }) };
  const pool = poolOf(facts, path);
  const is = SHARED.has(pool?.type ?? '') ? 'shared' : LOCAL.has(pool?.type ?? '') ? 'local' : 'unknown';
  return { is, isSure, ...(pool && { where: `the pool ${short(pool.name)} (${pool.type ?? 'unknown'})` }) };
}

/** What a file that is written to meets: `error` where libvirt refuses, `warning` where nobody refuses and the guest may get another disk. */
function fileHindrance(path: string, from: HostFacts, to: HostFacts): Pick<Hindrance, 'severity' | 'message'> | undefined {
  const [here, there] = [sharingOf(from, path), sharingOf(to, path)];
  if (here.is === 'local') return { severity: here.isSure ? 'error' : 'warning', message: `lies on ${here.where}, which is of the source alone` };
  if (here.is === 'unknown' || there.is === 'unknown') return { severity: 'warning', message: 'nothing says that both hosts share the storage it lies on' };
  if (there.is === 'local') return { severity: 'warning', message: `lies on ${here.where} at the source, and on ${there.where} at the destination: it is not the same storage` };
  if (here.source !== undefined && there.source !== undefined && here.source !== there.source) return { severity: 'warning', message: `lies on ${short(here.source)} at the source, and on ${short(there.source)} at the destination` };
  return undefined;
}

export const notShared: MigrationCheck = {
  id: 'disk-not-shared',
  ...unlikeTexts,
  *check({ domain, from, to }) {
    for (const disk of disksOf(domain, 'file', 'block')) {
      const source = child(disk, 'source')!;
      const at = attribute(source, diskType(disk) === 'file' ? 'file' : 'dev')!;
      const what = `${deviceName(disk)}: ${short(at.value)}`;
      const image = to.images && fileAt(to.images, at.value);
      const hindrance = diskType(disk) === 'file' ? fileHindrance(at.value, from, to) : blockHindrance(at.value, from, to);
      const isRefused = hindrance?.severity === 'error' && !isReadOnly(disk);
      if (image?.exists === false && !isRefused) yield { at, severity: 'error', message: `${what} is not at the destination.` };
      else if (hindrance && isReadOnly(disk)) yield { at, severity: 'warning', message: `${what} is read only; the destination must have the same file.` };
      else if (hindrance) yield { at, severity: hindrance.severity, message: `${what}${hindrance.message.startsWith('nothing') ? ':' : ''} ${hindrance.message}.` };
    }
  },
};

/** libvirt takes block devices to be shared; that the destination has the same one, nobody checks. */
function blockHindrance(path: string, from: HostFacts, to: HostFacts): Pick<Hindrance, 'severity' | 'message'> | undefined {
  const [here, there] = [poolOf(from, path), poolOf(to, path)];
  if (SHARED.has(here?.type ?? '') && SHARED.has(there?.type ?? '')) return undefined;
  if (LOCAL.has(here?.type ?? '')) return { severity: 'warning', message: `lies in the pool ${short(here!.name)} (${here!.type}), which only hosts with the same disks have` };
  return { severity: 'warning', message: 'nothing says that both hosts share the storage it lies on' };
}

export const poolMissing: MigrationCheck = {
  id: 'pool-not-on-destination',
  why: 'A disk of type volume is looked up in the pool of that name when the guest arrives.',
  remedy: 'Define and start the pool on the destination, over the same storage.',
  witness: { source: 'libvirt 11.3.0 src/storage/storage_driver.c', text: "no storage pool with matching name '%1$s'" },
  *check({ domain, from, to }) {
    const disks = disksOf(domain, 'volume');
    if (disks.length > 0 && !to.pools) return yield { host: 'to', lacks: 'pools' };
    for (const disk of disks) {
      const at = attribute(child(disk, 'source'), 'pool');
      if (!at) continue;
      const [here, there] = [from, to].map((facts) => facts.pools?.find((pool) => pool.name === at.value));
      const lot = `${deviceName(disk)}: the pool ${short(at.value)}`;
      if (!there) yield { at, severity: 'error', message: `${lot} is not at the destination.` };
      else if (!there.active) yield { at, severity: 'error', message: `${lot} is not active at the destination.` };
      else if (!SHARED.has(there.type ?? '') || (here && !SHARED.has(here.type ?? ''))) yield { at, severity: 'warning', message: `${lot} is of type ${there.type ?? 'unknown'} at the destination; nothing says that both hosts share what it holds.` };
    }
  },
};
