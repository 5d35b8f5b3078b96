import { diskBus, diskDevice, diskType, isEmptyDrive } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

function problem(disk: Element, transient: Element): string | undefined {
  const device = diskDevice(disk);
  const bus = diskBus(disk) ?? '';
  if (isEmptyDrive(disk)) return 'has no medium';
  if (child(disk, 'readonly') || device === 'cdrom') return 'is read-only';
  if (!['file', 'volume'].includes(diskType(disk))) return `is of type ${diskType(disk)}, not a file`;
  if (device !== 'disk') return `is a ${device}`;
  return value(transient, 'shareBacking') === 'yes' && !['usb', 'virtio', 'scsi'].includes(bus) ? `is on the ${bus} bus and cannot share its image` : undefined;
}

export default defineRule({
  id: 'disk-transient-conflict',
  profile: 'libvirt',
  severity: 'error',
  title: 'A transient disk that cannot be one',
  why: 'A transient disk writes to an overlay beside its image, so the image must be a file of a writable hard disk; the image can be shared only on USB, virtio and SCSI.',
  remedy: 'Remove <transient/>, or use a file of a hard disk.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskTransient', text: "transient disk '%1$s' must not be empty" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskTransient', text: "transient disk '%1$s' must not be read-only" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskTransient', text: "transient disk supported only with 'file' type (%1$s)" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskTransient', text: "transient disk supported only with 'disk' device (%1$s)" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskTransient', text: "disk bus '%1$s' doesn't support transiend disk backing image sharing" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['transient'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const transient = child(disk, 'transient');
    const wrong = transient && problem(disk, transient);
    if (wrong) yield { at: transient, message: `${deviceName(disk)} is transient but ${wrong}.`, fixes: [offeredFix('Remove <transient>', removeElement(source, transient))] };
  },
  bad: [
    "<disk type='block'><source dev='/dev/vg/a'/><target dev='vda' bus='virtio'/>«<transient/>»</disk>",
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><readonly/>«<transient/>»</disk>",
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='sata'/>«<transient shareBacking='yes'/>»</disk>",
  ],
  good: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><transient shareBacking='yes'/></disk>",
  ],
});
