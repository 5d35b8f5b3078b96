import { diskNameIndex } from '../../schema/domain/drive.ts';
import { diskBus } from '../../schema/domain/disk.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-name-needs-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'A target name too long for a drive letter',
  why: 'libvirt turns the letters of a target into the number of the drive; it cannot count that far, or finds no number in it.',
  remedy: 'Name the target sda … sdzz, or give an <address>.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskDefAssignAddress',
    text: 'Unknown disk name \'%1$s\' and no address specified',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk) {
    const dev = attribute(child(disk, 'target'), 'dev');
    const bus = diskBus(disk);
    if (!dev?.value || child(disk, 'address') || bus === undefined || !['ide', 'sata', 'scsi', 'fdc'].includes(bus)) return;
    if (diskNameIndex(dev.value) !== undefined || !/^(?:fd|hd|sd|vd|xvd|ubd)[a-z]{7,}$/.test(dev.value)) return;
    yield { at: dev, message: `The target ${dev.value} has more letters than libvirt can count, and the disk has no address.` };
  },
  bad: [
    `<disk type='file'>
      <source file='/srv/a.img'/>
      <target «dev='sdabcdefgh'» bus='sata'/>
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <source file='/srv/a.img'/>
      <target dev='sdab' bus='sata'/>
    </disk>`,
  ],
});
