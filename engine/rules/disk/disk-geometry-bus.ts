import { diskBus } from '../../schema/domain/disk.ts';
import { count, deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-geometry-bus',
  profile: 'libvirt',
  severity: 'error',
  title: 'A disk geometry on a bus without one',
  why: 'USB and SD drives have no cylinders, heads and sectors to set, and a translation mode exists for IDE alone.',
  remedy: 'Remove <geometry> or its trans attribute.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: "CHS geometry can not be set for '%1$s' bus" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: "CHS translation mode can only be set for 'ide' bus not '%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['geometry'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const geometry = child(disk, 'geometry');
    const bus = diskBus(disk);
    if (!geometry || bus === undefined || !['cyls', 'heads', 'secs'].every((name) => (count(geometry, name) ?? 0) > 0)) return;
    const trans = attribute(geometry, 'trans');
    if (bus === 'usb' || bus === 'sd') yield { at: geometry, message: `${deviceName(disk)} has a geometry, which the ${bus} bus does not have.`, fixes: [safeFix('Remove <geometry>', removeElement(source, geometry))] };
    else if (trans && bus !== 'ide') yield { at: trans, message: `${deviceName(disk)} sets a translation mode, which exists for IDE disks only, not on ${bus}.`, fixes: [safeFix('Remove trans', removeAttribute(source, trans))] };
  },
  bad: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='usb'/>«<geometry cyls='64' heads='16' secs='32'/>»</disk>",
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><geometry cyls='64' heads='16' secs='32' «trans='lba'»/></disk>",
  ],
  good: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><geometry cyls='64' heads='16' secs='32'/></disk>",
  ],
});
