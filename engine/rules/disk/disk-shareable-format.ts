import { diskDevice, diskFormat } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-shareable-format',
  profile: 'libvirt',
  severity: 'error',
  title: 'A shared image of a format that only one guest may write',
  why: 'Metadata of qcow2 and its like would be torn by two writers; libvirt shares raw images only, or read-only ones.',
  remedy: "Use type='raw', or add <readonly/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDisk', text: "shared access for disk '%1$s' requires use of supported storage format" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['shareable'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const shareable = child(disk, 'shareable');
    const format = diskFormat(disk);
    if (!shareable || child(disk, 'readonly') || diskDevice(disk) === 'cdrom' || format === undefined || format === 'raw') return;
    yield { at: shareable, message: `${deviceName(disk)} is shareable and writable but of format ${format}; libvirt shares raw images only.`, evidence: [{ at: attribute(child(disk, 'driver'), 'type')!, message: 'The format is declared here.' }], fixes: [offeredFix('Remove <shareable>', removeElement(source, shareable))] };
  },
  bad: [
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'/><target dev='vda' bus='virtio'/>«<shareable/>»</disk>",
  ],
  good: [
    "<disk type='file'><driver name='qemu' type='raw'/><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><shareable/></disk>",
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><readonly/><shareable/></disk>",
  ],
});
