import { diskFiles } from '../../schema/domain/host-disk.ts';
import { fileAt } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const image = (path: string, sizeBytes: number) => ({ path, exists: true, type: 'file', sizeBytes }) as const;
const host = { images: [image('/srv/cut.qcow2', 100), image('/srv/empty.qcow2', 0), image('/srv/whole.qcow2', 196616)] };
const disk = (format: string, source: string): string => `<disk type='file'><driver name='qemu' type='${format}'/><source ${source}/><target dev='vda' bus='virtio'/></disk>`;

/** The header of version 3; QEMU reads as much at once whatever the version. */
const HEADER = 104;

export default defineRule({
  id: 'disk-image-truncated',
  cause: 'img-qcow2-header-bad',
  profile: 'host',
  severity: 'error',
  title: 'An image that is too short to be one',
  why: 'A qcow2 image begins with a header of 104 bytes. A shorter file was cut off, mostly by a copy on a full file system, or never written.',
  remedy: 'Copy the image again from where it is whole, or create it with qemu-img create.',
  witness: [{ source: 'qemu 7.2.0 block/qcow2.c qcow2_do_open', text: 'Could not read qcow2 header' }, { source: 'qemu 7.2.0 block/qcow2.c qcow2_do_open', text: 'qcow2 header too short' }, { source: 'qemu 7.2.0 block/qcow2.c qcow2_do_open', text: 'Image is not in qcow2 format' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images'],
  *check(element, { host: { images } }) {
    for (const { at, path, format } of diskFiles(element)) {
      const file = fileAt(images, path);
      if (format === 'qcow2' && file?.exists && file.type === 'file' && file.sizeBytes !== undefined && file.sizeBytes < HEADER) yield { at, message: `${path.slice(0, 120)}, an image of ${deviceName(element)}, has ${file.sizeBytes} bytes: too few for a qcow2 header.` };
    }
  },
  bad: [{ xml: disk('qcow2', "«file='/srv/cut.qcow2'»"), host }, { xml: disk('qcow2', "«file='/srv/empty.qcow2'»"), host }],
  good: [{ xml: disk('qcow2', "file='/srv/whole.qcow2'"), host }, { xml: disk('raw', "file='/srv/cut.qcow2'"), host }],
});
