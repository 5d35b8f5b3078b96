import { diskNameIndex } from '../../schema/domain/drive.ts';
import { diskDevice } from '../../schema/domain/disk.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'disk-name-needs-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'A target name that is no drive letter',
  why: 'libvirt turns the letters of a target into the number of the drive: a prefix such as vd, letters, and digits at most. It counts to 2147483647.',
  remedy: 'Name the target sda … sdzz, or give an <address>.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskDefAssignAddress',
    text: 'Unknown disk name \'%1$s\' and no address specified',
  }],
  visits: ['domain/devices/disk'],
  *check(disk) {
    const dev = attribute(child(disk, 'target'), 'dev');
    const address = child(disk, 'address');
    if (!dev?.value || (address && value(address, 'type') !== undefined) || /^(?:ioemu:|nvme)/.test(dev.value)) return;
    // Other names of hard disks and floppies have a rule of their own.
    if (diskNameIndex(dev.value) !== undefined || (diskDevice(disk) !== 'cdrom' && !/^(?:fd|hd|sd|vd|xvd|ubd)./.test(dev.value))) return;
    yield { at: dev, message: `libvirt finds no drive number in the target ${dev.value}: it is a prefix such as sd, letters and at most digits, and not too many letters.` };
  },
  bad: [
    `<disk type='file'>
      <source file='/srv/a.img'/>
      <target «dev='sdabcdefgh'» bus='sata'/>
    </disk>`,
    `<disk type='file'>
      <source file='/srv/a.img'/>
      <target «dev='vda-data'» bus='virtio'/>
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <source file='/srv/a.img'/>
      <target dev='sdab' bus='sata'/>
    </disk>`,
    `<disk type='file'>
      <source file='/srv/a.img'/>
      <target dev='vdfxshrxw' bus='virtio'/>
    </disk>`,
  ],
});
