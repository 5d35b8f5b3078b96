import { diskFiles, writesAlone } from '../../schema/domain/host-disk.ts';
import { allows, described, fileAt } from '../../schema/domain/host-files.ts';
import { ownSeclabel } from '../../schema/domain/host-seclabel.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const image = (path: string, mode: string, owner = 'root') => ({ path, exists: true, type: 'file', mode, owner, group: 'root' }) as const;
const host = {
  security: { qemuUser: 'libvirt-qemu', qemuGroup: 'kvm', qemuGroups: ['kvm'], qemuConf: { dynamic_ownership: '0' } },
  images: [image('/srv/closed.img', '600'), image('/srv/half.img', '644'), image('/srv/own.img', '600', 'libvirt-qemu'), image('/srv/listed.img', '660')],
};
const disk = (path: string, more = ''): string => `<disk type='file'><driver name='qemu' type='raw'/><source ${path}/><target dev='vda' bus='virtio'/>${more}</disk>`;

export default defineRule({
  id: 'disk-image-unreadable',
  cause: 'img-perm',
  profile: 'host',
  severity: 'error',
  title: 'A disk image that QEMU may not open',
  why: 'With dynamic_ownership = 0 in qemu.conf libvirt leaves owner and mode of images as they are. QEMU, which does not run as root, must be able to read the image, and to write to it unless the disk is read-only.',
  remedy: "chown the image to QEMU's user, or set dynamic_ownership = 1.",
  witness: [{ source: 'qemu 7.2.0 block/file-posix.c raw_open_common', text: "Could not open '%s': Permission denied" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images', 'security'],
  *check(element, { domain, host: { images, security } }) {
    if (security.qemuConf?.dynamic_ownership !== '0' || ownSeclabel(domain, element)) return;
    for (const { at, path, depth, type } of diskFiles(element)) {
      const file = fileAt(images, path);
      const rights = depth === 0 && writesAlone(element) ? (['read', 'write'] as const) : (['read'] as const);
      const lacks = rights.map((right) => ({ right, says: allows(file, security, right) })).find(({ says }) => says === 'no' || says === 'perhaps-not');
      if (!file || !lacks || type === 'dir') continue;
      yield {
        at, severity: lacks.says === 'no' ? 'error' : 'warning',
        message: `QEMU runs as ${security.qemuUser!.slice(0, 40)}, who may not ${lacks.right} the image of ${deviceName(element)}, ${described(file)}; libvirt does not change that here (dynamic_ownership = 0).`,
      };
    }
  },
  bad: [{ xml: disk("«file='/srv/closed.img'»"), host }, { xml: disk("«file='/srv/half.img'»"), host }, { xml: disk("«file='/srv/listed.img'»"), host }],
  good: [
    { xml: disk("file='/srv/own.img'"), host }, { xml: disk("file='/srv/half.img'", '<readonly/>'), host },
    { xml: disk("file='/srv/closed.img'"), host: { ...host, security: { qemuUser: 'libvirt-qemu', qemuConf: {} } } },
  ],
});
