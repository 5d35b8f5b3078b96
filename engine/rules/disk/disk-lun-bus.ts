import { diskBus, diskDevice } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-lun-bus',
  profile: 'libvirt',
  severity: 'error',
  title: 'A lun on a bus that cannot pass one through',
  why: 'Only SCSI disks, and virtio disks of old machines, pass SCSI commands through.',
  remedy: "Use bus='scsi' with a virtio-scsi controller, or device='disk'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend', text: "disk device='lun' is not supported for bus='%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk) {
    const bus = diskBus(disk);
    if (diskDevice(disk) !== 'lun' || bus === undefined || bus === 'scsi' || bus === 'virtio') return;
    yield { at: attribute(child(disk, 'target'), 'bus') ?? attribute(disk, 'device')!, message: `${deviceName(disk)} is a lun on the ${bus} bus, which cannot pass one through.` };
  },
  bad: [
    "<disk type='block' device='lun'><driver name='qemu' type='raw'/><source dev='/dev/sdx'/><target dev='sda' «bus='sata'»/></disk>",
  ],
  good: [
    "<disk type='block' device='lun'><driver name='qemu' type='raw'/><source dev='/dev/sdx'/><target dev='sda' bus='scsi'/></disk>",
  ],
});
