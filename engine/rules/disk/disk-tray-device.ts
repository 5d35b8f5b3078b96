import { isAtLeast } from '../../core/version.ts';
import { deviceName } from '../../schema/read.ts';
import { diskDevice } from '../../schema/domain/disk.ts';
import { attribute } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-tray-device',
  profile: 'libvirt',
  severity: 'error',
  title: 'A tray on a disk that has none',
  why: 'Only CD-ROM and floppy drives have a tray.',
  remedy: 'Remove tray, or make the device a cdrom.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: 'tray is only valid for cdrom and floppy' },
  ],
  onlyWith: ['@tray'],
  visits: ['domain/devices/disk/target'],
  *check(target, { text: source, target: { libvirt } }) {
    const tray = attribute(target, 'tray');
    const device = diskDevice(target.parent!);
    // tray='closed' was no tray at all to earlier releases.
    if (!tray || (tray.value !== 'open' && !(tray.value === 'closed' && isAtLeast(libvirt, '12.8.0'))) || device === 'cdrom' || device === 'floppy') return;
    yield { at: tray, message: `${deviceName(target)} is a ${device} with a tray; only cdrom and floppy have one.`, fixes: [safeFix('Remove tray', removeAttribute(source, tray))] };
  },
  bad: [
    { xml: "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio' «tray='closed'»/></disk>", target: { libvirt: '12.8.0' } },
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio' «tray='open'»/></disk>",
  ],
  good: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio' tray='closed'/></disk>",
    "<disk type='file' device='cdrom'><target dev='sda' bus='sata' tray='open'/><readonly/></disk>",
  ],
});
