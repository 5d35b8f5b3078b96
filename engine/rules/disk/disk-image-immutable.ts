import { diskFiles, writesAlone } from '../../schema/domain/host-disk.ts';
import { fileAt } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const image = (path: string, attribute?: 'immutable' | 'append-only') => ({ path, exists: true, type: 'file', ...(attribute && { attribute }) }) as const;
const host = { images: [image('/srv/golden.img', 'immutable'), image('/srv/log.img', 'append-only'), image('/srv/own.img')] };
const disk = (path: string, more = ''): string => `<disk type='file'><driver name='qemu' type='raw'/><source ${path}/><target dev='vda' bus='virtio'/>${more}</disk>`;

const LETTER = { immutable: 'i', 'append-only': 'a' } as const;

export default defineRule({
  id: 'disk-image-immutable',
  cause: 'img-immutable',
  profile: 'host',
  severity: 'error',
  title: 'A disk image that nobody may write',
  why: 'chattr +i or +a shuts a file to everybody, root included; owner and mode do not show it. The image of a disk that is written cannot be opened.',
  remedy: 'Take the attribute away (chattr -i IMAGE) if nothing else relies on it, make the disk <readonly/>, or give the guest an overlay: qemu-img create -f qcow2 -b IMAGE -F FORMAT NEW.',
  witness: [{ source: 'libvirt 9.0.0 and 11.3.0 src/security/security_manager.c virSecurityManagerMetadataLock', text: 'unable to open %s' }, { source: 'qemu 7.2.0 block/file-posix.c raw_open_common', text: "Could not open '%s': Operation not permitted" }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images'],
  *check(disk, { host: { images } }) {
    const own = diskFiles(disk).find(({ depth }) => depth === 0);
    const attribute = own && fileAt(images, own.path)?.attribute;
    if (!own || !attribute || !(writesAlone(disk) || child(disk, 'shareable'))) return;
    yield { at: own.at, message: `${own.path.slice(0, 120)}, the image of ${deviceName(disk)}, is ${attribute} (chattr +${LETTER[attribute]}): nobody can open it for writing.` };
  },
  bad: [{ xml: disk("«file='/srv/golden.img'»"), host }, { xml: disk("«file='/srv/log.img'»"), host }, { xml: disk("«file='/srv/golden.img'»", '<shareable/>'), host }],
  good: [{ xml: disk("file='/srv/own.img'"), host }, { xml: disk("file='/srv/golden.img'", '<readonly/>'), host }],
});
