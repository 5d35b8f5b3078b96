import { isOlder } from '../../core/version.ts';
import { diskFormat, diskType } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const STANDING = ['qcow', 'qcow2', 'qed', 'vmdk', 'cow'];

/** The format as written; raw where libvirt takes that. */
const formatOf = (image: Element): string | undefined =>
  image.name === 'disk' ? diskFormat(image) ?? (diskType(image) === 'volume' ? undefined : 'raw') : value(child(image, 'format'), 'type');

export default defineRule({
  id: 'disk-backing-format',
  profile: 'libvirt',
  severity: 'error',
  title: 'A backing image behind a format that has none',
  why: 'Only qcow, qcow2, qed and vmdk images stand on another one; libvirt refuses to start a disk of another format with a <backingStore> that names an image.',
  remedy: 'Write the real format of the image, or an empty <backingStore/>.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_block.c qemuBlockStorageSourceGetFormatProps', text: "storage format '%1$s' does not support backing store" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['backingStore'],
  visits: ['domain/devices/disk', 'domain/devices/disk/backingStore', 'domain/devices/disk/backingStore/backingStore'],
  *check(image, { target }) {
    const backing = child(image, 'backingStore');
    const format = formatOf(image);
    if (!backing || !value(backing, 'type') || !child(backing, 'source') || format === undefined || STANDING.includes(format)) return;
    // From QEMU 9.0 on libvirt has no driver for raw any more that could refuse: it leaves the other image out.
    const isRefused = format !== 'raw' || isOlder(target.libvirt, '10.0.0') || isOlder(target.qemu, '9.0.0');
    yield { at: backing, ...(!isRefused && { severity: 'warning' as const }), message: `${deviceName(image)} has an image of format ${format.slice(0, 40)}, which cannot stand on another one.` };
  },
  bad: [
    "<disk type='file'><driver name='qemu' type='vdi'/><source file='/srv/a.vdi'/>«<backingStore type='file'>»<format type='raw'/><source file='/srv/b.img'/><backingStore/></backingStore><target dev='vda' bus='virtio'/></disk>",
    "<disk type='file'><driver name='qemu' type='raw'/><source file='/srv/a.img'/>«<backingStore type='file'>»<format type='raw'/><source file='/srv/b.img'/><backingStore/></backingStore><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/srv/a.img'/><backingStore type='file'><format type='raw'/><source file='/srv/b.img'/><backingStore/></backingStore><target dev='vda' bus='virtio'/></disk>",
  ],
});
