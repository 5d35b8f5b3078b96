import { diskFiles } from '../../schema/domain/host-disk.ts';
import { closedFolder, described } from '../../schema/domain/host-files.ts';
import { ownSeclabel } from '../../schema/domain/host-seclabel.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const folder = (path: string, mode: string) => ({ path, exists: true, type: 'directory', mode, owner: 'root', group: 'root' }) as const;
const host = { security: { qemuUser: 'libvirt-qemu', qemuGroup: 'kvm', qemuGroups: ['kvm'] }, images: [folder('/srv', '755'), folder('/srv/private', '700'), folder('/home', '755'), folder('/home/anna', '750')] };
const disk = (path: string): string => `<disk type='file'><driver name='qemu' type='qcow2'/><source ${path}/><target dev='vda' bus='virtio'/></disk>`;

export default defineRule({
  id: 'disk-image-unreachable',
  cause: 'img-perm-access',
  profile: 'host',
  severity: 'error',
  title: 'A disk image in a folder that QEMU may not enter',
  why: 'libvirt gives the image itself to the user that QEMU runs as, but not the folders above it. Each of them has to be searchable (x) for that user.',
  remedy: 'Move the image to /var/lib/libvirt/images, or let the user pass: setfacl -m u:libvirt-qemu:x FOLDER.',
  witness: [{ source: 'libvirt 11.3.0 src/storage_file/storage_source.c virStorageSourceReportBrokenChain', text: "Cannot access storage file '%1$s' (as uid:%2$u, gid:%3$u)" }, { source: 'qemu 7.2.0 block/file-posix.c raw_open_common', text: "Could not open '%s': Permission denied" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images', 'security'],
  *check(element, { domain, host: { images, security } }) {
    if (ownSeclabel(domain, element)) return;
    for (const { at, path } of diskFiles(element)) {
      const closed = closedFolder(images, security, path);
      if (!closed) continue;
      const { folder, isSure } = closed;
      yield {
        at, severity: isSure ? 'error' : 'warning',
        message: `QEMU runs as ${security.qemuUser!.slice(0, 40)}, who may not enter ${described(folder)} on the way to the image of ${deviceName(element)}${isSure ? '' : ', unless an access control list says otherwise'}.`,
      };
    }
  },
  bad: [{ xml: disk("«file='/srv/private/a.qcow2'»"), host }, { xml: disk("«file='/home/anna/a.qcow2'»"), host }],
  good: [{ xml: disk("file='/srv/a.qcow2'"), host }, { xml: disk("file='/srv/private/a.qcow2'"), host: { ...host, security: { qemuUser: 'root' } } }],
});
