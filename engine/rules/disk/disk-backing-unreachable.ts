import { diskFiles } from '../../schema/domain/host-disk.ts';
import { backingFiles, closedFolder, described } from '../../schema/domain/host-files.ts';
import { ownSeclabel } from '../../schema/domain/host-seclabel.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const folder = (path: string, mode: string) => ({ path, exists: true, type: 'directory', mode, owner: 'root', group: 'root' }) as const;
const host = {
  security: { qemuUser: 'libvirt-qemu', qemuGroup: 'kvm', qemuGroups: ['kvm'] },
  images: [folder('/srv', '755'), folder('/srv/private', '700'), { path: '/srv/top.qcow2', exists: true, format: 'qcow2', backing: '/srv/private/base.img' }, { path: '/srv/own.qcow2', exists: true, format: 'qcow2', backing: 'base.img' }],
};
const disk = (path: string): string => `<disk type='file'><driver name='qemu' type='qcow2'/><source ${path}/><target dev='vda' bus='virtio'/></disk>`;

export default defineRule({
  id: 'disk-backing-unreachable',
  cause: 'img-backing-perm',
  profile: 'host',
  severity: 'error',
  title: 'A backing file in a folder that QEMU may not enter',
  why: 'libvirt looks at each image of the chain with the rights of the user that QEMU runs as. Each folder above them has to be searchable (x) for that user.',
  remedy: 'Move the backing file (and rebase the overlay), or let the user pass: setfacl -m u:libvirt-qemu:x FOLDER.',
  witness: [{ source: 'libvirt 11.3.0 src/storage_file/storage_source.c virStorageSourceReportBrokenChain', text: "Cannot access backing file '%1$s' of storage file '%2$s' (as uid:%3$u, gid:%4$u)" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images', 'security'],
  *check(element, { domain, host: { images, security } }) {
    const last = diskFiles(element).at(-1);
    if (!last || last.isChainWritten || last.format === undefined || last.format === 'raw' || ownSeclabel(domain, element)) return;
    for (const { path, of } of backingFiles(images, last.path)) {
      const closed = closedFolder(images, security, path);
      if (!closed) continue;
      return yield { at: last.at, severity: closed.isSure ? 'error' : 'warning', message: `${of.slice(0, 80)}, an image of ${deviceName(element)}, is backed by ${path.slice(0, 80)}, but QEMU's user ${security.qemuUser!.slice(0, 40)} may not enter ${described(closed.folder)}.` };
    }
  },
  bad: [{ xml: disk("«file='/srv/top.qcow2'»"), host }],
  good: [{ xml: disk("file='/srv/own.qcow2'"), host }],
});
