import { diskFiles } from '../../schema/domain/host-disk.ts';
import { fileAt } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const image = (path: string, format: string) => ({ path, exists: true, type: 'file', format }) as const;
const host = { images: [image('/srv/a.img', 'raw'), image('/srv/b.qcow2', 'qcow2'), image('/srv/c.vmdk', 'vmdk')] };
const disk = (format: string, path: string): string => `<disk type='file'><driver name='qemu' ${format}/><source file='${path}'/><target dev='vda' bus='virtio'/></disk>`;

/** Formats that QEMU knows by the first bytes alone, so that an image without them certainly is none. */
const BY_FIRST_BYTES: ReadonlySet<string> = new Set(['qcow2', 'qed', 'vhdx', 'luks']);

export default defineRule({
  id: 'disk-format-unlike-image',
  cause: 'up-not-format',
  profile: 'host',
  severity: 'error',
  title: 'A disk format that the image does not have',
  why: 'QEMU opens an image as the format that the XML says and refuses one that does not begin as that format does.',
  remedy: 'Write the format of the image (qemu-img info tells it), or convert the image with qemu-img convert.',
  witness: [{ source: 'qemu 7.2.0 block/qcow2.c qcow2_do_open', text: 'Image is not in qcow2 format' }, { source: 'qemu 7.2.0 block/qed.c bdrv_qed_do_open', text: 'Image not in QED format' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images'],
  *check(element, { host: { images } }) {
    const written = attribute(child(element, 'driver'), 'type');
    for (const { at, path, depth, format } of diskFiles(element)) {
      const found = fileAt(images, path)?.format;
      if (format === undefined || found === undefined || found === format || !BY_FIRST_BYTES.has(format)) continue;
      const span = depth === 0 ? written?.valueSpan : undefined;
      yield {
        at: span ? written! : at,
        message: `${deviceName(element)} says ${format}, but ${path.slice(0, 120)} is ${found === 'raw' ? 'no image of that format' : `of format ${found}`}: QEMU refuses it.`,
        ...(span && { fixes: [offeredFix(`Say ${found}`, replace(span, found))] }),
      };
    }
  },
  bad: [{ xml: disk("«type='qcow2'»", '/srv/a.img'), host }, { xml: disk("«type='qcow2'»", '/srv/c.vmdk'), host }],
  good: [{ xml: disk("type='qcow2'", '/srv/b.qcow2'), host }, { xml: disk("type='raw'", '/srv/a.img'), host }, { xml: disk("type='vmdk'", '/srv/a.img'), host }],
});
