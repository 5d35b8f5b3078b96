import { diskBus } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-address-type-mismatch',
  profile: 'libvirt',
  severity: 'error',
  title: 'An address that the bus of the disk cannot have',
  why: 'IDE, SATA, SCSI, NVMe and floppy disks sit on a controller and are found by a drive address; libvirt refuses any other.',
  remedy: 'Use <address type=\'drive\' controller=\'0\' bus=\'0\' target=\'0\' unit=\'0\'/>, or leave the address out.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate',
    text: 'Invalid address type \'%1$s\' for the disk \'%2$s\' with the bus type \'%3$s\'',
  }],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const type = attribute(child(disk, 'address'), 'type');
    const bus = diskBus(disk);
    if (!type?.value || type.value === 'drive' || type.value === 'none' || !bus || !['ide', 'sata', 'scsi', 'fdc', 'nvme'].includes(bus)) return;
    yield { at: type, message: `${deviceName(disk)} is on the ${bus} bus but has an address of type '${type.value}'; only 'drive' addresses fit.`, fixes: [offeredFix('Remove the address, so that libvirt chooses one', removeElement(source, type.owner))] };
  },
  bad: [
    `<disk type='file'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='sda' bus='sata'/>
      <address «type='pci'» domain='0x0000' bus='0x00' slot='0x05' function='0x0'/>
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='sda' bus='sata'/>
      <address type='drive' controller='0' bus='0' target='0' unit='1'/>
    </disk>`,
    `<disk type='file'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vda' bus='virtio'/>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x05' function='0x0'/>
    </disk>`,
  ],
});
