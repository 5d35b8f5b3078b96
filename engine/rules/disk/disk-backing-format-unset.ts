import { diskFiles } from '../../schema/domain/host-disk.ts';
import { backingFiles, fileAt } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const image = (path: string, backing?: string, backingFormatKnown = true) => ({ path, exists: true, type: 'file', format: 'qcow2', ...(backing !== undefined && { backing, backingFormatKnown }) }) as const;
const host = { images: [image('/srv/top.qcow2', 'middle.qcow2', false), image('/srv/middle.qcow2', 'base.img'), image('/srv/good.qcow2', 'middle.qcow2'), image('/srv/flat.qcow2', 'base.img', false), { path: '/srv/base.img', exists: true, type: 'file', format: 'raw' } as const] };
const disk = (source: string): string => `<disk type='file'><driver name='qemu' type='qcow2'/><source ${source}/><target dev='vda' bus='virtio'/></disk>`;

export default defineRule({
  id: 'disk-backing-format-unset',
  cause: 'img-backing-format-unset',
  profile: 'host',
  severity: 'error',
  title: 'An overlay that does not say of what format its backing file is',
  why: 'A guest could write a header into a raw image to have another file opened in its place. libvirt therefore takes a backing file whose format is not recorded for raw, and refuses the chain when that one has a backing file itself.',
  remedy: 'Record it: qemu-img rebase -u -f qcow2 -F qcow2 -b BACKING OVERLAY.',
  witness: [{ source: 'libvirt 11.3.0 src/storage_file/storage_source.c virStorageSourceGetMetadataRecurse', text: "format of backing image '%1$s' of image '%2$s' was not specified in the image metadata (See https://libvirt.org/kbase/backing_chains.html for troubleshooting)" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images'],
  *check(element, { host: { images } }) {
    const last = diskFiles(element).at(-1);
    if (!last || last.isChainWritten || last.format !== 'qcow2') return;
    for (const { path, of } of backingFiles(images, last.path)) {
      if (fileAt(images, of)?.backingFormatKnown !== false || !fileAt(images, path)?.backing) continue;
      return yield { at: last.at, message: `${of.slice(0, 80)}, an image of ${deviceName(element)}, does not say of what format its backing file ${path.slice(0, 80)} is.` };
    }
  },
  bad: [{ xml: disk("«file='/srv/top.qcow2'»"), host }],
  good: [{ xml: disk("file='/srv/good.qcow2'"), host }, { xml: disk("file='/srv/flat.qcow2'"), host }],
});
