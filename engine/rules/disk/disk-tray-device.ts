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
  *check(target, { text: source }) {
    const tray = attribute(target, 'tray');
    const device = diskDevice(target.parent!);
    // tray='closed' is what libvirt keeps as no tray at all.
    if (tray?.value !== 'open' || device === 'cdrom' || device === 'floppy') return;
    yield { at: tray, message: `${deviceName(target)} is a ${device} with an open tray; only cdrom and floppy have one.`, fixes: [safeFix('Remove tray', removeAttribute(source, tray))] };
  },
  bad: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio' «tray='open'»/></disk>",
  ],
  good: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio' tray='closed'/></disk>",
    "<disk type='file' device='cdrom'><target dev='sda' bus='sata' tray='open'/><readonly/></disk>",
  ],
});
