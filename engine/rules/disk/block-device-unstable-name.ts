import { diskDevice, diskType } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'block-device-unstable-name',
  profile: 'portability',
  severity: 'hint',
  title: 'A disk of the host by a name that may change',
  why: "Names such as /dev/sdb are given in the order in which the host finds its disks. After a reboot, or with a new disk or USB stick, the guest may get – and write to – another disk of the host.",
  remedy: 'Use a name below /dev/disk/by-id or by-path, a logical volume, or a volume of a storage pool.',
  witness: [{ source: 'libvirt manual, storage.html, SCSI pool', text: 'it is recommended to configure the pool to use /dev/disk/by-path or /dev/disk/by-id for the target path. These provide persistent stable naming for LUNs' }],
  drivers: ['kvm'],
  visits: ['domain/devices/disk'],
  *check(disk) {
    const dev = attribute(child(disk, 'source'), 'dev');
    if (diskType(disk) !== 'block' || !['disk', 'lun'].includes(diskDevice(disk)) || !dev || !/^\/dev\/(?:[shv]d[a-z]{1,3}\d{0,3}|nvme\d{1,3}n\d{1,3}(?:p\d{1,3})?|(?:dm-|loop)\d{1,3})$/.test(dev.value)) return;
    yield { at: dev, message: `${deviceName(disk)} is ${dev.value} of the host, a name that may mean another disk after the next boot.` };
  },
  bad: ["<disk type='block' device='disk'><driver name='qemu' type='raw'/><source «dev='/dev/sdb'»/><target dev='vda' bus='virtio'/></disk>"],
  good: ["<disk type='block' device='disk'><driver name='qemu' type='raw'/><source dev='/dev/disk/by-id/wwn-0x5000c500a1b2c3d4'/><target dev='vda' bus='virtio'/></disk>", "<disk type='block' device='disk'><driver name='qemu' type='raw'/><source dev='/dev/vg0/guest'/><target dev='vda' bus='virtio'/></disk>"],
});
