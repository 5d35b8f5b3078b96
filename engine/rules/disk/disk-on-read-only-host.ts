import { diskFiles, writesAlone } from '../../schema/domain/host-disk.ts';
import { fileAt, fileSystemOf } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const host = {
  fileSystems: [{ mount: '/', type: 'ext4', readOnly: false }, { mount: '/mnt/archive', type: 'xfs', readOnly: true }],
  images: [{ path: '/mnt/archive/a.img', exists: true, type: 'file' }, { path: '/srv/b.img', exists: true, type: 'file' }],
} as const;
const disk = (source: string, more = ''): string => `<disk type='file'><driver name='qemu' type='raw'/><source ${source}/><target dev='vda' bus='virtio'/>${more}</disk>`;

export default defineRule({
  id: 'disk-on-read-only-host',
  cause: 'img-readonly-fs',
  profile: 'host',
  severity: 'warning',
  title: 'A disk to be written on a file system that is read-only',
  why: 'QEMU opens the image of a writable disk for writing when the guest starts, and stops when the file system does not let it.',
  remedy: 'Add <readonly/> to the disk, put an overlay elsewhere, or mount the file system for writing.',
  witness: [{ source: 'qemu 7.2.0 block/file-posix.c raw_open_common', text: "Could not open '%s': Read-only file system" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images', 'fileSystems'],
  *check(element, { host: { images, fileSystems } }) {
    const [own] = diskFiles(element);
    const image = own && fileAt(images, own.path);
    if (own?.depth !== 0 || own.type !== 'file' || !image?.exists || !writesAlone(element)) return;
    const holder = fileSystemOf(image.target ?? own.path, fileSystems);
    // Below a read-only root much is mounted that holds no images as a rule and is not listed.
    if (holder?.readOnly === true && holder.mount !== '/') yield { at: own.at, message: `${deviceName(element)} is to be written, but ${own.path.slice(0, 120)} lies on ${holder.mount.slice(0, 80)}, which is mounted read-only.` };
  },
  bad: [{ xml: disk("«file='/mnt/archive/a.img'»"), host }],
  good: [{ xml: disk("file='/mnt/archive/a.img'", '<readonly/>'), host }, { xml: disk("file='/srv/b.img'"), host }],
});
