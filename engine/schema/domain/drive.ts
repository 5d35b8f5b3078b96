/** Drive addresses as libvirt gives them to disks that have none (virDomainDiskDefAssignAddress in src/conf/domain_conf.c). */
import { child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { driveAddress, type DriveAddress } from '../address.ts';
import { diskBus } from './disk.ts';

const PREFIXES = ['fd', 'hd', 'sd', 'vd', 'xvd', 'ubd'];
/** libvirt keeps the number in a C int. */
const MAX_INDEX = 2147483647;
const MAX_LETTERS = 7;

/** `sda` → 0, `sdb` → 1, `sdaa` → 26, a partition ignored; undefined where libvirt finds no name in it (virDiskNameToIndex). */
export function diskNameIndex(name: string): number | undefined {
  const prefix = PREFIXES.find((p) => name.startsWith(p));
  const match = prefix === undefined ? null : /^([a-z]+)(\d*)$/.exec(name.slice(prefix.length));
  if (!match || match[1]!.length > MAX_LETTERS) return undefined;
  const index = [...match[1]!].reduce((sum, letter) => (sum + 1) * 26 + letter.charCodeAt(0) - 97, -1);
  return index > MAX_INDEX ? undefined : index;
}

const place = (controller: number, bus: number, unit: number): DriveAddress => ({ controller, bus, target: 0, unit });

/** Units of the wide SCSI bus of the QEMU driver; unit 7 is the controller itself. */
const WIDE_UNITS = 15;

/** The drive address of a disk, written or as the QEMU driver assigns it by the target's name; undefined for other buses and names. */
export function diskDriveAddress(disk: Element): DriveAddress | undefined {
  const written = child(disk, 'address');
  if (written && value(written, 'type') !== undefined) return value(written, 'type') === 'drive' ? driveAddress(written) : undefined;
  const index = diskNameIndex(value(child(disk, 'target'), 'dev') ?? '');
  if (index === undefined) return undefined;
  switch (diskBus(disk)) {
    case 'ide': return place(Math.floor(index / 4), Math.floor((index % 4) / 2), index % 2);
    case 'sata': return place(Math.floor(index / 6), 0, index % 6);
    case 'fdc': return place(Math.floor(index / 2), 0, index % 2);
    case 'scsi': {
      const unit = index % WIDE_UNITS;
      return place(Math.floor(index / WIDE_UNITS), 0, unit >= 7 ? unit + 1 : unit);
    }
    default: return undefined;
  }
}
