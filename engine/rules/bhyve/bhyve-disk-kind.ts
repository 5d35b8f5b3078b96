import { diskBus, diskDevice, diskType, isEmptyDrive } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const bhyve = (devices: string): string => `<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><vcpu>1</vcpu><os><type>hvm</type></os><devices><disk type='file'><source file='/srv/r.img'/><target dev='vdb' bus='virtio'/></disk>${devices}</devices></domain>`;

export default defineRule({
  id: 'bhyve-disk-kind',
  profile: 'libvirt',
  severity: 'error',
  title: 'A disk that bhyve does not have',
  why: 'bhyve has SATA disks and CD drives and virtio disks, each made of a file (or a volume that is one).',
  remedy: "Use bus='sata' or 'virtio', device='disk' or 'cdrom' (SATA only), and type='file'.",
  witness: [
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildDiskArgStr', text: 'unsupported disk device' },
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildVirtIODiskArgStr', text: 'unsupported disk type' },
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildAHCIControllerArgStr', text: 'cdrom device without source path not supported' },
  ],
  drivers: ['bhyve'],
  visits: ['domain/devices/disk'],
  *check(disk) {
    const bus = diskBus(disk);
    const device = diskDevice(disk);
    const target = child(disk, 'target');
    const allowed = bus === 'virtio' ? ['disk'] : ['disk', 'cdrom'];
    if (bus === undefined) return;
    if (bus !== 'sata' && bus !== 'virtio') yield { at: attribute(target, 'bus') ?? attribute(target, 'dev') ?? disk, message: `${deviceName(disk)} is on the ${bus} bus; bhyve has sata and virtio.` };
    else if (!allowed.includes(device)) yield { at: attribute(disk, 'device') ?? disk, message: `${deviceName(disk)} is a ${device} on the ${bus} bus, which bhyve does not have.` };
    else if (!['file', 'volume'].includes(diskType(disk))) yield { at: attribute(disk, 'type') ?? disk, message: `${deviceName(disk)} is of type ${diskType(disk)}; bhyve takes files.` };
    else if (device === 'cdrom' && isEmptyDrive(disk)) yield { at: disk, message: `${deviceName(disk)} has no medium, which bhyve cannot have.` };
  },
  bad: [
    bhyve("<disk type='file'><source file='/srv/a.img'/><target dev='sda' «bus='scsi'»/></disk>"),
    bhyve("<disk «type='block'»><source dev='/dev/zvol/a'/><target dev='vda' bus='virtio'/></disk>"),
    bhyve("«<disk type='file' device='cdrom'>»<target dev='sdb' bus='sata'/></disk>"),
  ],
  good: [
    bhyve("<disk type='file' device='cdrom'><source file='/srv/a.iso'/><target dev='sdb' bus='sata'/></disk>"),
  ],
});
