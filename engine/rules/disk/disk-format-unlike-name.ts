import { diskFormat } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

/** What names tell of the format; .img may be anything. */
const BY_EXTENSION: Readonly<Record<string, string>> = { qcow2: 'qcow2', qcow: 'qcow', vmdk: 'vmdk', vdi: 'vdi', vhdx: 'vhdx', vhd: 'vpc', qed: 'qed', raw: 'raw', iso: 'raw' };

export default defineRule({
  id: 'disk-format-unlike-name',
  profile: 'portability',
  severity: 'info',
  title: 'An image whose name tells of another format',
  why: "libvirt does not look into images: it takes the format from <driver>, and raw where none is written. A qcow2 file taken for raw shows the guest the file's own header instead of a disk ('No bootable device'), and the first write of the guest ruins it; a raw image taken for qcow2 is refused by QEMU.",
  remedy: 'Write the format that qemu-img info tells of, or rename the file.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainDeviceDiskDefPostParse', text: 'default disk format for drives: virDomainDiskSetFormat(disk, VIR_STORAGE_FILE_RAW);' }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk) {
    const file = attribute(child(disk, 'source'), 'file');
    const extension = /\.([a-z0-9]{2,5})$/i.exec(file?.value ?? '')?.[1]?.toLowerCase() ?? '';
    const named = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
    const declared = diskFormat(disk);
    const format = declared ?? 'raw';
    if (!file || named === undefined || named === format) return;
    // Only formats that names could tell apart.
    if (!Object.values(BY_EXTENSION).includes(format)) return;
    const driver = child(disk, 'driver');
    yield {
      at: (driver && attribute(driver, 'type')) ?? file,
      message: `${deviceName(disk)} is taken for ${format}${declared === undefined ? ', because no format is written' : ''}, but its file is called .${extension}.`,
      fixes: driver && value(driver, 'name') !== 'tap' ? [offeredFix(`Write type='${named}'`, setAttribute(driver, 'type', named))] : [],
    };
  },
  bad: [
    "<disk type='file'><driver name='qemu' «type='raw'»/><source file='/srv/guest.qcow2'/><target dev='vda' bus='virtio'/></disk>",
    "<disk type='file'><source «file='/srv/guest.qcow2'»/><target dev='vda' bus='virtio'/></disk>",
  ],
  good: ["<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/guest.img'/><target dev='vda' bus='virtio'/></disk>", "<disk type='file' device='cdrom'><source file='/srv/debian.iso'/><target dev='sda' bus='sata'/></disk>"],
});
