import { diskFiles, writesAlone } from '../../schema/domain/host-disk.ts';
import { fileAt } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { defineRule } from '../rule.ts';

const image = (path: string, incompatible: string) => ({ path, exists: true, type: 'file', format: 'qcow2', incompatible }) as const;
const host = { images: [image('/srv/hurt.qcow2', '0000000000000002'), image('/srv/dirty.qcow2', '0000000000000001')] };
const disk = (source: string, more = ''): string => `<disk type='file'><driver name='qemu' type='qcow2'/><source ${source}/><target dev='vda' bus='virtio'/>${more}</disk>`;

/** QCOW2_INCOMPAT_CORRUPT of QEMU's block/qcow2.h. */
const CORRUPT = 2n;

export default defineRule({
  id: 'disk-image-marked-corrupt',
  cause: 'img-corrupt-flag',
  profile: 'host',
  severity: 'error',
  title: 'An image that QEMU has marked as damaged',
  why: 'When QEMU finds that the tables of a qcow2 image contradict each other, it marks the image and opens it for reading only, until it is repaired.',
  remedy: 'Keep a copy, then repair it: qemu-img check -r all IMAGE. Look for what damaged it: two writers, a full or failing disk.',
  witness: [{ source: 'qemu 7.2.0 block/qcow2.c qcow2_do_open', text: 'qcow2: Image is corrupt; cannot be opened read/write' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images'],
  *check(disk, { host: { images } }) {
    const [own] = diskFiles(disk);
    const bits = own && fileAt(images, own.path)?.incompatible;
    if (!own || bits === undefined || own.depth !== 0 || own.format !== 'qcow2' || !writesAlone(disk)) return;
    if ((BigInt(`0x${bits}`) & CORRUPT) !== 0n) yield { at: own.at, message: `${own.path.slice(0, 120)}, the image of ${deviceName(disk)}, is marked as damaged: QEMU does not open it for writing.` };
  },
  bad: [{ xml: disk("«file='/srv/hurt.qcow2'»"), host }],
  good: [{ xml: disk("file='/srv/hurt.qcow2'", '<readonly/>'), host }, { xml: disk("file='/srv/dirty.qcow2'"), host }],
});
