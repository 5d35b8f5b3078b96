/** Disks that the destination does not reach: qemuMigrationSrcIsSafe and what QEMU opens when the guest arrives. */
import type { HostFacts, HostPool } from '../../facts/host-facts.ts';
import { diskDevice, diskType, isEmptyDrive } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { all, attribute, child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { short, type MigrationCheck } from './check.ts';

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

const sharedTexts = {
  why: 'A migration sends memory and the state of devices, not disks. Unless a disk lies where both hosts reach it, the guest would go on with another one; libvirt refuses when the file system is of one host alone.',
  remedy: 'Move the image to shared storage (NFS, Ceph, iSCSI, a cluster file system), or copy it along with virsh migrate --copy-storage-all.',
  witness: { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsSafe', text: 'Migration without shared storage is unsafe' },
};

export const notShared: MigrationCheck = {
  id: 'disk-not-shared',
  ...sharedTexts,
  *check({ domain, from, to }) {
    for (const disk of disksOf(domain, 'file', 'block')) {
      const source = child(disk, 'source')!;
      const at = attribute(source, diskType(disk) === 'file' ? 'file' : 'dev')!;
      const [here, there] = [poolOf(from, at.value), poolOf(to, at.value)];
      const image = to.images?.find((i) => i.path === at.value);
      const what = `${deviceName(disk)}: ${short(at.value)}`;
      if (SHARED.has(here?.type ?? '') && SHARED.has(there?.type ?? '')) continue;
      if (image?.exists === false) yield { at, severity: 'error', message: `${what} is not at the destination.` };
      else if (isReadOnly(disk)) yield { at, severity: 'warning', message: `${what} is read only; the destination must have the same file.` };
      else if (diskType(disk) === 'file' && LOCAL.has(here?.type ?? '')) yield { at, severity: 'error', message: `${what} lies in the pool ${short(here!.name)}, a file system of the source alone (${here!.type}).` };
      else if (LOCAL.has(here?.type ?? '')) yield { at, severity: 'warning', message: `${what} lies in the pool ${short(here!.name)} (${here!.type}), which only hosts with the same disks have.` };
      else yield { at, severity: 'warning', message: `${what}: nothing says that both hosts share the storage it lies on.` };
    }
  },
};

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
