import { diskFiles } from '../../schema/domain/host-disk.ts';
import { fileAt } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/srv/images', exists: true, type: 'directory' }, { path: '/srv/a.img', exists: true, type: 'file' }, { path: '/dev/sdb', exists: true, type: 'block' }] } as const;
const disk = (type: string, source: string): string => `<disk type='${type}'><driver name='qemu' type='raw'/><source ${source}/><target dev='vda' bus='virtio'/></disk>`;

/** What a source of each type has to be on the host. */
const WANTED: Readonly<Record<string, readonly string[]>> = { file: ['file'], block: ['block', 'character'], dir: ['directory'] };
const SAID: Readonly<Record<string, string>> = { file: 'a file', directory: 'a folder', block: 'a block device', character: 'a character device', socket: 'a socket', fifo: 'a pipe', other: 'no file' };

export default defineRule({
  id: 'disk-image-wrong-kind',
  cause: 'img-is-directory',
  profile: 'host',
  severity: 'error',
  title: 'A disk source that is something else on the host',
  why: "QEMU opens a source of type='file' as a regular file and one of type='block' as a block device, and refuses what is neither.",
  remedy: "Name the image itself, or correct @type of the disk: file, block (with source/@dev) or dir.",
  witness: [{ source: 'qemu 7.2.0 block/file-posix.c raw_open_common', text: "'%s' driver requires '%s' to be a regular file" }, { source: 'qemu 7.2.0 block/file-posix.c raw_open_common', text: "'%s' driver requires '%s' to be either a character or block device" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images'],
  *check(element, { host: { images } }) {
    for (const { at, path, type } of diskFiles(element)) {
      const found = fileAt(images, path);
      if (!found?.exists || found.type === undefined || WANTED[type]!.includes(found.type)) continue;
      yield { at, message: `${deviceName(element)} is of type='${type}', but ${path.slice(0, 120)} is ${SAID[found.type]} on the host.` };
    }
  },
  bad: [{ xml: disk('file', "«file='/srv/images'»"), host }, { xml: disk('file', "«file='/dev/sdb'»"), host }, { xml: disk('block', "«dev='/srv/a.img'»"), host }],
  good: [{ xml: disk('file', "file='/srv/a.img'"), host }, { xml: disk('block', "dev='/dev/sdb'"), host }, { xml: disk('dir', "dir='/srv/images'"), host }],
});
