import { isOlder } from '../../core/version.ts';
import { deviceName } from '../../schema/read.ts';
import { diskBus, diskDevice } from '../../schema/domain/disk.ts';
import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-removable-bus',
  profile: 'libvirt',
  severity: 'error',
  title: 'A removable disk on a bus that has none',
  why: "Only USB disks, and SCSI disks of device='disk', can tell the guest that they are removable.",
  remedy: "Remove removable, or use bus='usb' or 'scsi'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: 'removable is only valid for usb or scsi disks' },
    { source: 'libvirt 9.0.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: 'removable is only valid for usb disks' },
  ],
  onlyWith: ['@removable'],
  visits: ['domain/devices/disk/target'],
  *check(target, { text: source, target: { libvirt } }) {
    const removable = attribute(target, 'removable');
    const disk = target.parent!;
    const bus = diskBus(disk);
    if (!removable || !['on', 'off'].includes(removable.value) || bus === undefined || bus === 'usb' || (bus === 'scsi' && diskDevice(disk) === 'disk' && !isOlder(libvirt, '9.6.0'))) return;
    yield { at: removable, message: `${deviceName(target)} says removable='${removable.value}', but is a ${diskDevice(disk)} on the ${bus} bus.`, fixes: [safeFix('Remove removable', removeAttribute(source, removable))] };
  },
  bad: [
    { xml: "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi' «removable='on'»/></disk>", target: { libvirt: '9.0.0' } },
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio' «removable='on'»/></disk>",
    "<disk type='file' device='cdrom'><source file='/srv/a.iso'/><target dev='sda' bus='scsi' «removable='on'»/><readonly/></disk>",
  ],
  good: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='usb' removable='on'/></disk>",
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi' removable='on'/></disk>",
  ],
});
