import { isAtLeast } from '../../core/version.ts';
import { diskBus, diskDevice, isEmptyDrive } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-usb-empty',
  profile: 'libvirt',
  severity: 'error',
  title: 'An empty drive on USB',
  why: 'QEMU\'s USB storage needs a medium; libvirt refuses an empty USB cdrom or floppy.',
  remedy: 'Give it a source, or use bus=\'sata\' for an empty CD-ROM drive.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend',
    text: '\'usb\' disk must not be empty',
  }],
  since: '11.3.0',
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk, { target }) {
    // From 11.5.0 on a CD-ROM on USB is a real one.
    if (diskDevice(disk) === 'cdrom' && isAtLeast(target.libvirt, '11.5.0')) return;
    if (diskBus(disk) !== 'usb' || diskDevice(disk) === 'disk' || !isEmptyDrive(disk)) return;
    yield { at: disk, message: `${deviceName(disk)} is an empty drive on USB, which must hold a medium.` };
  },
  bad: [
    `«<disk type='file' device='cdrom'>»
      <target dev='sda' bus='usb'/>
    </disk>`,
  ],
  good: [
    `<disk type='file' device='cdrom'>
      <source file='/srv/a.iso'/>
      <target dev='sda' bus='usb'/>
    </disk>`,
  ],
});
