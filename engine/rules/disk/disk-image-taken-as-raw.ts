import { diskFormat } from '../../schema/domain/disk.ts';
import { diskFiles } from '../../schema/domain/host-disk.ts';
import { fileAt } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const host = { images: [{ path: '/srv/a.img', exists: true, format: 'raw' }, { path: '/srv/b.qcow2', exists: true, format: 'qcow2' }, { path: '/srv/c.luks', exists: true, format: 'luks' }] };
const disk = (driver: string, source: string): string => `<disk type='file'>${driver}<source ${source}/><target dev='vda' bus='virtio'/></disk>`;

export default defineRule({
  id: 'disk-image-taken-as-raw',
  cause: 'img-format-declared-raw',
  profile: 'silent',
  severity: 'warning',
  title: 'An image of another format that the guest gets as raw',
  why: 'Without <driver type=…> libvirt takes an image for raw. The guest then sees the bytes of the container instead of its disk: it does not boot, and what it writes destroys the image.',
  remedy: "Write the image's own format: <driver name='qemu' type='qcow2'/>.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_postparse.c qemuDomainDeviceDiskDefPostParse', text: 'default disk format for drives' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/disk'],
  needs: ['images'],
  *check(element, { host: { images } }) {
    const [own] = diskFiles(element);
    const format = diskFormat(element);
    const found = own?.depth === 0 ? fileAt(images, own.path)?.format : undefined;
    if (!own || (format !== undefined && format !== 'raw') || found === undefined || found === 'raw' || found === 'luks') return;
    const driver = child(element, 'driver');
    yield {
      at: attribute(driver, 'type') ?? own.at,
      message: `${deviceName(element)} is taken as raw, but ${own.path.slice(0, 120)} is of format ${found}.`,
      ...(driver && { fixes: [offeredFix(`Say ${found}`, setAttribute(driver, 'type', found))] }),
    };
  },
  bad: [{ xml: disk("<driver name='qemu' «type='raw'»/>", "file='/srv/b.qcow2'"), host }, { xml: disk('', "«file='/srv/b.qcow2'»"), host }],
  good: [{ xml: disk("<driver name='qemu' type='raw'/>", "file='/srv/a.img'"), host }, { xml: disk("<driver name='qemu' type='qcow2'/>", "file='/srv/b.qcow2'"), host }, { xml: disk("<driver name='qemu' type='raw'/>", "file='/srv/c.luks'"), host }],
});
