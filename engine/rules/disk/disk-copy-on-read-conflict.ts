import { diskDevice } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-copy-on-read-conflict',
  profile: 'libvirt',
  severity: 'error',
  title: 'copy_on_read where nothing may be written',
  why: 'copy_on_read writes what was read into the top image; read-only, removable and passed-through disks have none to write to.',
  remedy: 'Remove copy_on_read, or make the disk a writable hard disk.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: "copy_on_read is not compatible with read-only disk '%1$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: "copy_on_read is not supported with removable disk '%1$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: "copy_on_read is not compatible with 'lun' disk '%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@copy_on_read'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const found = attribute(child(disk, 'driver'), 'copy_on_read');
    const device = diskDevice(disk);
    if (found?.value !== 'on') return;
    const why = device !== 'disk' ? `a ${device}` : child(disk, 'readonly') ? 'read-only' : undefined;
    if (why) yield { at: found, message: `${deviceName(disk)} is ${why}; libvirt refuses copy_on_read there.`, fixes: [safeFix('Remove copy_on_read', removeAttribute(source, found))] };
  },
  bad: [
    "<disk type='file'><driver name='qemu' type='qcow2' «copy_on_read='on'»/><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><readonly/></disk>",
    "<disk type='file' device='cdrom'><driver name='qemu' type='raw' «copy_on_read='on'»/><source file='/srv/a.iso'/><target dev='sda' bus='sata'/></disk>",
  ],
  good: [
    "<disk type='file'><driver name='qemu' type='qcow2' copy_on_read='on'/><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk>",
    "<disk type='file' device='cdrom'><driver name='qemu' type='raw' copy_on_read='off'/><source file='/srv/a.iso'/><target dev='sda' bus='sata'/></disk>",
  ],
});
