import { isOlder } from '../../core/version.ts';
import { diskFiles } from '../../schema/domain/host-disk.ts';
import { fileAt, fileSystemOf } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = {
  kernel: { release: '6.1.0-13-amd64' },
  fileSystems: [{ mount: '/', type: 'ext4' }, { mount: '/mnt/ram', type: 'ramfs' }, { mount: '/mnt/tmp', type: 'tmpfs' }],
  images: ['/mnt/ram/a.img', '/mnt/tmp/a.img', '/srv/a.img'].map((path) => ({ path, exists: true, type: 'file' }) as const),
} as const;
const disk = (driver: string, file: string): string => `<disk type='file'><driver name='qemu' type='raw' ${driver}/><source file='${file}'/><target dev='vda' bus='virtio'/></disk>`;

/** With these QEMU opens the image with O_DIRECT. */
const DIRECT: ReadonlySet<string> = new Set(['none', 'directsync']);
/** The first kernel whose tmpfs takes O_DIRECT (mm/shmem.c shmem_file_open). */
const TMPFS_SINCE = '6.6.0';

export default defineRule({
  id: 'disk-direct-io-unsupported',
  cause: 'img-odirect',
  profile: 'host',
  severity: 'error',
  title: 'Direct access to an image on a file system that has none',
  why: "cache='none' and 'directsync' go around the host's page cache by O_DIRECT. File systems in memory have no other place: ramfs refuses it, and tmpfs before Linux 6.6.",
  remedy: "Write cache='writeback', or move the image to a file system on a disk.",
  witness: [{ source: 'qemu 7.2.0 util/osdep.c qemu_open_internal', text: "Could not open '%s': filesystem does not support O_DIRECT" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@cache'],
  visits: ['domain/devices/disk'],
  needs: ['images', 'fileSystems', 'kernel'],
  *check(disk, { host: { images, fileSystems, kernel } }) {
    const cache = attribute(child(disk, 'driver'), 'cache');
    const [own] = diskFiles(disk);
    const image = own && fileAt(images, own.path);
    if (!cache || !DIRECT.has(cache.value) || own?.depth !== 0 || own.type !== 'file' || !image?.exists) return;
    const holder = fileSystemOf(image.target ?? own.path, fileSystems);
    const isOldTmpfs = holder?.type === 'tmpfs' && isOlder(kernel.release, TMPFS_SINCE);
    if (!holder || (holder.type !== 'ramfs' && !isOldTmpfs)) return;
    // Distributions bring changes of newer kernels to older ones.
    yield { at: cache, ...(isOldTmpfs && { severity: 'warning' as const }), message: `${deviceName(disk)} has cache='${cache.value}', but ${holder.mount.slice(0, 80)}, where its image lies, is a ${holder.type}, which knows no direct access.` };
  },
  bad: [{ xml: disk("«cache='none'»", '/mnt/ram/a.img'), host }, { xml: disk("«cache='directsync'»", '/mnt/tmp/a.img'), host }],
  good: [{ xml: disk("cache='none'", '/srv/a.img'), host }, { xml: disk("cache='writeback'", '/mnt/ram/a.img'), host }, { xml: disk("cache='none'", '/mnt/tmp/a.img'), host: { ...host, kernel: { release: '6.12.1' } } }],
});
