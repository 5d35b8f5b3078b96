import { diskDevice, diskType, isEmptyDrive } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'disk-source-missing',
  profile: 'libvirt',
  severity: 'error',
  title: 'A hard disk without a source',
  why: 'Only CD-ROM and floppy drives may be empty; a disk of device=\'disk\' must say where its data is.',
  remedy: 'Add a <source>, or make the drive a cdrom if it is meant to be empty.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate',
    text: 'missing source information for device %1$s (VIR_ERR_NO_SOURCE; only CDROM and Floppy devices are allowed missing source path)',
  }],
  visits: ['domain/devices/disk'],
  *check(disk) {
    if (diskDevice(disk) !== 'disk' || !['file', 'block', 'dir', 'network', 'nvme', 'vhostuser'].includes(diskType(disk)) || !isEmptyDrive(disk)) return;
    // A vhost-user disk with a <source> that lacks its path is the parser's affair.
    if (diskType(disk) === 'vhostuser' && child(disk, 'source')) return;
    if (!value(child(disk, 'target'), 'dev')) return;
    yield { at: child(disk, 'source') ?? disk, message: `${deviceName(disk)} has no source; only cdrom and floppy drives may be empty.` };
  },
  bad: [
    `«<disk type='file' device='disk'>»
      <target dev='vda' bus='virtio'/>
    </disk>`,
    `<disk type='block'>
      «<source startupPolicy='optional'/>»
      <target dev='vda' bus='virtio'/>
    </disk>`,
  ],
  good: [
    `<disk type='file' device='cdrom'>
      <target dev='sda' bus='sata'/>
    </disk>`,
    `<disk type='block' device='disk'>
      <source dev='/dev/vg/web'/>
      <target dev='vda' bus='virtio'/>
    </disk>`,
  ],
});
