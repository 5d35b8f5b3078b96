import { diskBus } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-dpofua-bus',
  profile: 'libvirt',
  severity: 'error',
  since: '11.6.0',
  title: 'DPO and FUA on a disk that is not SCSI',
  why: 'dpofua says whether a SCSI disk tells the guest that it knows the flags DPO and FUA; disks on other buses have no such flags.',
  remedy: "Remove dpofua, or use bus='scsi'.",
  witness: [{ source: 'libvirt 12.8.0 libvirt.so.0, its check of disks', text: "'dpofua' option is available only for SCSI disks" }],
  onlyWith: ['@dpofua'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const found = attribute(child(disk, 'target'), 'dpofua');
    const bus = diskBus(disk);
    if (!found || bus === undefined || bus === 'scsi') return;
    yield { at: found, message: `${deviceName(disk)} is on the ${bus} bus, which has no dpofua.`, fixes: [safeFix('Remove dpofua', removeAttribute(source, found))] };
  },
  bad: ["<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='sata' «dpofua='on'»/></disk>"],
  good: ["<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi' dpofua='on'/></disk>"],
});
