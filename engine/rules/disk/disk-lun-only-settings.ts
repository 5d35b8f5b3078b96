import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-lun-only-settings',
  profile: 'libvirt',
  severity: 'error',
  title: 'Settings that only a lun has',
  why: 'rawio, sgio and reservations speak of SCSI commands passed through; libvirt refuses them on any other device.',
  remedy: 'Remove them, or make the disk device=\'lun\'.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: 'rawio can be used only with device=\'lun\'' },
    { source: 'libvirt 9.0.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: '<reservations/> allowed only for lun devices' },
  ],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    if (value(disk, 'device') === 'lun') return;
    for (const name of ['rawio', 'sgio']) {
      const found = attribute(disk, name);
      if (found) yield { at: found, message: `${deviceName(disk)} has ${name}, which only device='lun' may have.`, fixes: [offeredFix(`Remove ${name}`, removeAttribute(source, found))] };
    }
    const reservations = child(child(disk, 'source'), 'reservations');
    if (reservations) yield { at: reservations, message: `${deviceName(disk)} has <reservations>, which only device='lun' may have.`, fixes: [offeredFix('Remove <reservations>', removeElement(source, reservations))] };
  },
  bad: [
    `<disk type='block' device='disk' «rawio='yes'»>
      <source dev='/dev/sdx'/>
      <target dev='sda' bus='scsi'/>
    </disk>`,
    `<disk type='block' device='disk'>
      <source dev='/dev/sdx'>
        «<reservations managed='yes'/>»
      </source>
      <target dev='sda' bus='scsi'/>
    </disk>`,
  ],
  good: [
    `<disk type='block' device='lun' rawio='yes'>
      <source dev='/dev/sdx'/>
      <target dev='sda' bus='scsi'/>
    </disk>`,
  ],
});
