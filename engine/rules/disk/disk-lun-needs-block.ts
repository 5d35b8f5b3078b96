import { diskType } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, replace, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-lun-needs-block',
  cause: 'cfg-disk-lun-file',
  profile: 'libvirt',
  severity: 'error',
  title: 'device=\'lun\' on something that is no block device',
  why: 'A lun passes SCSI commands through to the device, so it must be a block device, an iSCSI volume, or a volume of a pool.',
  remedy: 'Use device=\'disk\', or a source of type=\'block\' or iSCSI.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefSourceLUNValidate', text: 'disk device=\'lun\' is only valid for block type disk source' },
    { source: 'libvirt 9.0.0 src/conf/domain_validate.c virDomainDiskDefSourceLUNValidate', text: 'disk device=\'lun\' is not supported for protocol=\'%s\'' },
  ],
  visits: ['domain/devices/disk'],
  *check(disk) {
    if (value(disk, 'device') !== 'lun') return;
    const type = diskType(disk);
    const protocol = value(child(disk, 'source'), 'protocol');
    if (type === 'block' || type === 'volume' || (type === 'network' && (protocol === 'iscsi' || protocol === undefined))) return;
    if (!['file', 'dir', 'network'].includes(type)) return;
    const device = attribute(disk, 'device')!;
    yield {
      at: device,
      message: type === 'network' ? `${deviceName(disk)} is a lun over ${protocol}; only iSCSI can be passed through.` : `${deviceName(disk)} is a lun of type='${type}'; only a block device can be passed through.`,
      fixes: device.valueSpan ? [offeredFix("Make it device='disk'", replace(device.valueSpan, 'disk'))] : [],
    };
  },
  bad: [
    `<disk type='file' «device='lun'»>
      <source file='/srv/a.img'/>
      <target dev='sda' bus='scsi'/>
    </disk>`,
    `<disk type='network' «device='lun'»>
      <source protocol='rbd' name='pool/a'/>
      <target dev='sda' bus='scsi'/>
    </disk>`,
  ],
  good: [
    `<disk type='block' device='lun'>
      <source dev='/dev/sdx'/>
      <target dev='sda' bus='scsi'/>
    </disk>`,
  ],
});
