import { diskFiles, mayBeMissing } from '../../schema/domain/host-disk.ts';
import { backingFiles, becauseOf, missingPart } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const image = (path: string, backing?: string) => ({ path, exists: true, type: 'file', format: 'qcow2', ...(backing !== undefined && { backing }) }) as const;
const host = { images: [image('/srv/top.qcow2', 'mid.qcow2'), image('/srv/mid.qcow2', '/srv/base.img'), { path: '/srv/base.img', exists: false }, image('/srv/whole.qcow2', 'nbd://10.0.0.1/x'), image('/srv/a.qcow2', 'b.qcow2'), image('/srv/b.qcow2', 'a.qcow2')] };
const disk = (path: string, more = ''): string => `<disk type='file'><driver name='qemu' type='qcow2'/><source ${path}/>${more}<target dev='vda' bus='virtio'/></disk>`;

export default defineRule({
  id: 'disk-backing-not-on-host',
  cause: 'img-backing-missing',
  profile: 'host',
  severity: 'error',
  title: 'An image whose backing file is not on the host',
  why: 'An overlay holds only what was changed; the rest lies in its backing file, whose path stands in the overlay. libvirt follows the whole chain before it starts the guest.',
  remedy: 'Put the backing file back where the overlay says, or tell the overlay where it is now: qemu-img rebase -u -b PATH -F FORMAT OVERLAY.',
  witness: [{ source: 'libvirt 11.3.0 src/storage_file/storage_source.c virStorageSourceReportBrokenChain', text: "Cannot access backing file '%1$s' of storage file '%2$s' (as uid:%3$u, gid:%4$u)" }, { source: 'libvirt 11.3.0 src/storage_file/storage_source.c virStorageSourceGetMetadataRecurse', text: 'backing store for %1$s is self-referential or too deeply nested' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images'],
  *check(element, { host: { images } }) {
    const last = diskFiles(element).at(-1);
    // Where the XML writes the chain, or ends it, the image's own word does not count; a raw image has none.
    if (!last || last.isChainWritten || last.format === undefined || last.format === 'raw' || mayBeMissing(element)) return;
    const seen = new Set([last.path]);
    for (const { path, of } of backingFiles(images, last.path)) {
      const missing = missingPart(images, path);
      if (missing !== undefined) yield { at: last.at, message: `${of.slice(0, 80)}, an image of ${deviceName(element)}, is backed by ${path.slice(0, 120)}, which the host does not have${becauseOf(missing, path)}.` };
      else if (seen.has(path)) yield { at: last.at, message: `The chain of backing files of ${deviceName(element)} runs in a circle: ${of.slice(0, 80)} is backed by ${path.slice(0, 80)} again.` };
      seen.add(path);
    }
  },
  bad: [{ xml: disk("«file='/srv/top.qcow2'»"), host }, { xml: disk("«file='/srv/a.qcow2'»"), host }],
  good: [{ xml: disk("file='/srv/whole.qcow2'"), host }, { xml: disk("file='/srv/top.qcow2'", '<backingStore/>'), host }],
});
