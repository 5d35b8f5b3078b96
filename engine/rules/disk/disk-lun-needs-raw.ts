import { diskFormat } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-lun-needs-raw',
  profile: 'libvirt',
  severity: 'error',
  title: 'A lun with an image format',
  why: 'A lun is passed through as it is: there is no image whose format could be read.',
  remedy: 'Use <driver name=\'qemu\' type=\'raw\'/>.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefSourceLUNValidate',
    text: 'disk device \'lun\' must use \'raw\' format',
  }],
  visits: ['domain/devices/disk'],
  *check(disk) {
    const format = diskFormat(disk);
    if (value(disk, 'device') !== 'lun' || format === undefined || format === 'raw' || format === 'none') return;
    const type = attribute(child(disk, 'driver'), 'type')!;
    yield { at: type, message: `${deviceName(disk)} is a lun but its format is ${format}; a lun must be raw.`, fixes: [safeFix('Write raw', replace(type.valueSpan!, 'raw'))] };
  },
  bad: [
    `<disk type='block' device='lun'>
      <driver name='qemu' «type='qcow2'»/>
      <source dev='/dev/sdx'/>
      <target dev='sda' bus='scsi'/>
    </disk>`,
  ],
  good: [
    `<disk type='block' device='lun'>
      <driver name='qemu' type='raw'/>
      <source dev='/dev/sdx'/>
      <target dev='sda' bus='scsi'/>
    </disk>`,
  ],
});
