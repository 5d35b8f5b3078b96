import { diskType, isEmptyDrive } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-format-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'An image format that QEMU does not take',
  why: "cow, dir and iso are names of other tools' formats; a CD image is raw, and a directory is a disk of type='dir' with format fat.",
  remedy: "Write type='raw' for images, or use <disk type='dir'> for a directory.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: "'cow' storage format is not supported" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: "'directory' storage format is not directly supported by QEMU, use 'dir' disk type instead" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: "storage format 'iso' is not directly supported by QEMU, use 'raw' instead" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: "storage format 'fat' is supported only with 'dir' storage type" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: "storage type 'dir' requires use of storage format 'fat'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk) {
    const format = attribute(child(disk, 'driver'), 'type');
    const kind = diskType(disk);
    if (!format?.valueSpan || isEmptyDrive(disk)) return;
    if (['cow', 'dir', 'iso'].includes(format.value)) {
      yield { at: format, message: `${deviceName(disk)} has the format ${format.value}, which QEMU does not take.`, ...(format.value === 'iso' && { fixes: [safeFix("Write type='raw'", replace(format.valueSpan, 'raw'))] }) };
    } else if (format.value === 'fat' && kind !== 'dir' && kind !== 'volume') yield { at: format, message: `${deviceName(disk)} has the format fat, which is for disks of type='dir' only.` };
    else if (kind === 'dir' && format.value !== 'fat' && format.value !== 'none') yield { at: format, message: `${deviceName(disk)} is a directory and needs the format fat, not ${format.value.slice(0, 40)}.`, fixes: [safeFix("Write type='fat'", replace(format.valueSpan, 'fat'))] };
  },
  bad: [
    "<disk type='file' device='cdrom'><driver name='qemu' «type='iso'»/><source file='/srv/a.iso'/><target dev='sda' bus='sata'/></disk>",
    "<disk type='dir'><driver name='qemu' «type='qcow2'»/><source dir='/srv/a'/><target dev='vda' bus='virtio'/><readonly/></disk>",
    "<disk type='file'><driver name='qemu' «type='fat'»/><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='dir'><driver name='qemu' type='fat'/><source dir='/srv/a'/><target dev='vda' bus='virtio'/><readonly/></disk>",
  ],
});
