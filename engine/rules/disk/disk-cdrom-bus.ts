import { diskBus } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-cdrom-bus',
  profile: 'libvirt',
  severity: 'error',
  title: 'A CD-ROM drive on a bus without ejectable media',
  why: 'virtio and sd disks cannot be ejected; libvirt refuses a cdrom there.',
  remedy: 'Use bus=\'sata\' (q35), \'ide\' (pc) or \'scsi\'.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend',
    text: 'disk type of \'%1$s\' does not support ejectable media',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk) {
    const bus = diskBus(disk);
    if (value(disk, 'device') !== 'cdrom' || (bus !== 'virtio' && bus !== 'sd')) return;
    const written = attribute(child(disk, 'target'), 'bus');
    yield { at: written ?? attribute(child(disk, 'target'), 'dev') ?? disk, message: `${deviceName(disk)} is a cdrom on the ${bus} bus, which has no ejectable media.`, fixes: written?.valueSpan ? [offeredFix("Use bus='sata'", replace(written.valueSpan, 'sata')), offeredFix("Use bus='scsi'", replace(written.valueSpan, 'scsi'))] : [] };
  },
  bad: [
    `<disk type='file' device='cdrom'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vda' «bus='virtio'»/>
    </disk>`,
  ],
  good: [
    `<disk type='file' device='cdrom'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='sda' bus='sata'/>
    </disk>`,
  ],
});
