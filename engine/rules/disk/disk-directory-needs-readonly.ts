import { diskDevice, diskType, isEmptyDrive } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { child } from '../../xml/query.ts';
import { appendChild } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-directory-needs-readonly',
  profile: 'libvirt',
  severity: 'error',
  title: 'A directory as a writable disk',
  why: 'QEMU makes up a FAT file system from a directory, and cannot write changes back safely; libvirt wants it read-only.',
  remedy: 'Add <readonly/>.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: "virtual FAT storage can't be accessed in read-write mode" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@dir'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    if (diskType(disk) !== 'dir' || child(disk, 'readonly') || diskDevice(disk) === 'cdrom' || isEmptyDrive(disk)) return;
    yield { at: disk, message: `${deviceName(disk)} is a directory and must be read-only.`, fixes: [safeFix('Add <readonly/>', appendChild(source, disk, '<readonly/>'))] };
  },
  bad: [
    "«<disk type='dir' device='floppy'>»<driver name='qemu' type='fat'/><source dir='/srv/a'/><target dev='fda' bus='fdc'/></disk>",
  ],
  good: [
    "<disk type='dir' device='floppy'><driver name='qemu' type='fat'/><source dir='/srv/a'/><target dev='fda' bus='fdc'/><readonly/></disk>",
  ],
});
