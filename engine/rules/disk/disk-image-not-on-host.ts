import { diskFiles, mayBeMissing } from '../../schema/domain/host-disk.ts';
import { becauseOf, missingPart } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/srv', exists: true, type: 'directory' }, { path: '/srv/a.img', exists: true, type: 'file' }, { path: '/srv/old', exists: false }, { path: '/srv/gone.iso', exists: false }] } as const;
const disk = (source: string): string => `<disk type='file'><driver name='qemu' type='raw'/><source ${source}/><target dev='vda' bus='virtio'/></disk>`;

export default defineRule({
  id: 'disk-image-not-on-host',
  cause: 'img-missing',
  profile: 'host',
  severity: 'error',
  title: 'A disk image that is not on the host',
  why: 'libvirt and QEMU create no images: when the guest starts, each must be there.',
  remedy: "Create it (qemu-img create, virsh vol-create-as), correct the path, or write startupPolicy='optional' for a medium that may be missing.",
  witness: [{ source: 'libvirt 11.3.0 src/storage_file/storage_source.c virStorageSourceReportBrokenChain', text: "Cannot access storage file '%1$s' (as uid:%2$u, gid:%3$u)" }, { source: 'libvirt 11.3.0 src/storage_file/storage_source.c virStorageSourceReportBrokenChain', text: "Cannot access storage file '%1$s'" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images'],
  *check(element, { host: { images } }) {
    if (mayBeMissing(element)) return;
    for (const { at, path } of diskFiles(element)) {
      const missing = missingPart(images, path);
      if (missing !== undefined) yield { at, message: `${deviceName(element)} needs ${path.slice(0, 120)}, which the host does not have${becauseOf(missing, path)}.` };
    }
  },
  bad: [
    { xml: disk("«file='/srv/old/b.img'»"), host },
    { xml: "<disk type='file' device='cdrom'><source «file='/srv/gone.iso'»/><target dev='sda' bus='sata'/></disk>", host },
    { xml: "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'/><backingStore type='file'><format type='raw'/><source «file='/srv/old/base.img'»/><backingStore/></backingStore><target dev='vda' bus='virtio'/></disk>", host },
  ],
  good: [{ xml: disk("file='/srv/a.img'"), host }, { xml: disk("file='/data/unseen.img'"), host }, { xml: disk("file='/srv/gone.iso' startupPolicy='optional'"), host }],
});
