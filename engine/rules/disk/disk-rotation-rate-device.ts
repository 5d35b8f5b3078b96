import { diskBus, diskDevice } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-rotation-rate-device',
  profile: 'libvirt',
  severity: 'error',
  title: 'A rotation rate for something that is no hard disk',
  why: "Only device='disk' tells the guest how fast it turns.",
  remedy: 'Remove rotation_rate.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: 'rotation rate is only valid for disk device' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@rotation_rate'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const rate = attribute(child(disk, 'target'), 'rotation_rate');
    if (!rate || diskDevice(disk) === 'disk' || rate.value === '0' || !['ide', 'sata', 'scsi'].includes(diskBus(disk) ?? '')) return;
    yield { at: rate, message: `${deviceName(disk)} is a ${diskDevice(disk)} and has no rotation rate.`, fixes: [safeFix('Remove rotation_rate', removeAttribute(source, rate))] };
  },
  bad: [
    "<disk type='file' device='cdrom'><source file='/srv/a.iso'/><target dev='sda' bus='sata' «rotation_rate='1'»/></disk>",
  ],
  good: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='sata' rotation_rate='1'/></disk>",
  ],
});
