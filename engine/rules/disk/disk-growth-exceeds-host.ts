import { formatBytes } from '../../core/quantities.ts';
import { diskFiles, writesAlone } from '../../schema/domain/host-disk.ts';
import { fileAt, fileSystemOf } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const GiB = 1024 ** 3;
const host = {
  fileSystems: [{ mount: '/', type: 'ext4', availableBytes: 90 * GiB }, { mount: '/srv', type: 'xfs', availableBytes: 8 * GiB }],
  images: [{ path: '/srv/a.qcow2', exists: true, type: 'file', format: 'qcow2', sizeBytes: 2 * GiB, virtualSizeBytes: 40 * GiB }, { path: '/var/b.qcow2', exists: true, type: 'file', format: 'qcow2', sizeBytes: 2 * GiB, virtualSizeBytes: 40 * GiB }],
} as const;
const disk = (source: string, more = ''): string => `<disk type='file'><driver name='qemu' type='qcow2'/><source ${source}/><target dev='vda' bus='virtio'/>${more}</disk>`;

export default defineRule({
  id: 'disk-growth-exceeds-host',
  cause: 'io-enospc',
  profile: 'host',
  severity: 'info',
  title: 'An image that may grow beyond the space that is left',
  why: 'A qcow2 image grows as the guest writes, up to its virtual size. When the file system below it is full, QEMU pauses the guest, or the guest gets errors.',
  remedy: 'Watch the free space, enlarge the file system, or move the image.',
  witness: [{ source: 'qemu 7.2.0 qapi/block-core.json BLOCK_IO_ERROR', text: 'nospace: true if I/O error was caused due to a no-space condition' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images', 'fileSystems'],
  *check(element, { host: { images, fileSystems } }) {
    const [own] = diskFiles(element);
    const image = own && fileAt(images, own.path);
    if (own?.depth !== 0 || own.type !== 'file' || !image || !writesAlone(element)) return;
    const { virtualSizeBytes: whole, sizeBytes: used } = image;
    const holder = fileSystemOf(image.target ?? own.path, fileSystems);
    if (whole === undefined || used === undefined || holder?.availableBytes === undefined || whole - used <= holder.availableBytes) return;
    yield { at: own.at, message: `${deviceName(element)} may grow by ${formatBytes(BigInt(whole - used))}; ${holder.mount.slice(0, 80)} has ${formatBytes(BigInt(holder.availableBytes))} free now.` };
  },
  bad: [{ xml: disk("«file='/srv/a.qcow2'»"), host }],
  good: [{ xml: disk("file='/var/b.qcow2'"), host }, { xml: disk("file='/srv/a.qcow2'", '<readonly/>'), host }],
});
