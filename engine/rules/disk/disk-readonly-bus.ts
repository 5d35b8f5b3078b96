import { diskBus, diskDevice } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-readonly-bus',
  profile: 'libvirt',
  severity: 'error',
  title: 'A read-only hard disk on IDE or SATA',
  why: 'QEMU has no read-only IDE or SATA hard disks; libvirt refuses them.',
  remedy: 'Use bus=\'virtio\' or \'scsi\', make it a cdrom, or drop <readonly/>.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: 'readonly ide disks are not supported' },
    { source: 'libvirt 9.0.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: 'readonly sata disks are not supported' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['readonly'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const readonly = child(disk, 'readonly');
    const bus = diskBus(disk);
    if (!readonly || diskDevice(disk) !== 'disk' || (bus !== 'ide' && bus !== 'sata')) return;
    yield { at: readonly, message: `${deviceName(disk)} is read-only on the ${bus} bus, which libvirt refuses for hard disks.`, fixes: [offeredFix('Remove <readonly>', removeElement(source, readonly))] };
  },
  bad: [
    `<disk type='file'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='sda' bus='sata'/>
      «<readonly/>»
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vda' bus='virtio'/>
      <readonly/>
    </disk>`,
    `<disk type='file' device='cdrom'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='sda' bus='sata'/>
      <readonly/>
    </disk>`,
  ],
});
