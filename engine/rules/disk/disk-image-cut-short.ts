import { diskFiles } from '../../schema/domain/host-disk.ts';
import { fileAt } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const image = (path: string, format: string, sizeBytes: number) => ({ path, exists: true, type: 'file', format, sizeBytes }) as const;
const host = { images: [image('/srv/cut.qcow2', 'qcow2', 61), image('/srv/new.qcow2', 'qcow2', 197_120), image('/srv/boot.img', 'raw', 40)] };
const disk = (format: string, source: string): string => `<disk type='file'><driver name='qemu' type='${format}'/>${source}<target dev='vda' bus='virtio'/></disk>`;

/** The header of qcow2 version 2; that of version 3 is longer (QEMU's docs/interop/qcow2.txt). */
const HEADER_BYTES = 72;

export default defineRule({
  id: 'disk-image-cut-short',
  cause: 'img-qcow2-header-bad',
  profile: 'host',
  severity: 'error',
  title: 'An image that ends within its header',
  why: 'The file begins as qcow2 and is shorter than the header of qcow2: a copy or download stopped. libvirt may refuse it without a word of why.',
  remedy: 'Copy or download the image again, or restore it from a backup; nothing of its data is left in this file.',
  witness: [{ source: 'qemu 7.2.0 block/qcow2.c qcow2_do_open', text: 'Could not read qcow2 header' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images'],
  *check(element, { host: { images } }) {
    for (const { at, path, format } of diskFiles(element)) {
      const found = fileAt(images, path);
      if (format !== 'qcow2' || found?.type !== 'file' || found.format !== 'qcow2' || found.sizeBytes === undefined || found.sizeBytes >= HEADER_BYTES) continue;
      yield { at, message: `${deviceName(element)}: ${path.slice(0, 120)} has ${found.sizeBytes} bytes, fewer than the header of a qcow2 image.` };
    }
  },
  bad: [{ xml: disk('qcow2', "<source «file='/srv/cut.qcow2'»/>"), host }],
  good: [{ xml: disk('raw', "<source file='/srv/cut.qcow2'/>"), host }, { xml: disk('qcow2', "<source file='/srv/new.qcow2'/>"), host }, { xml: disk('raw', "<source file='/srv/boot.img'/>"), host }],
});
