import { diskDevice, diskType } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, children } from '../../xml/query.ts';
import type { Attribute, Element } from '../../xml/tree.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

/** What a disk writes to: only files and block devices are compared, which have one name each. */
const written = (disk: Element): Attribute | undefined => {
  const source = child(disk, 'source');
  if (child(disk, 'readonly') || child(disk, 'shareable') || child(disk, 'transient') || ['cdrom', 'floppy'].includes(diskDevice(disk)) || child(source, 'slices')) return undefined;
  return diskType(disk) === 'file' ? attribute(source, 'file') : diskType(disk) === 'block' ? attribute(source, 'dev') : undefined;
};

export default defineRule({
  id: 'duplicate-disk-source',
  profile: 'host',
  severity: 'warning',
  title: 'Two disks that write to the same image',
  why: "QEMU locks each image it writes to, so it refuses to open one twice: 'Failed to get \"write\" lock'. Where locks do not work, both disks write over each other.",
  remedy: 'Give each disk an image of its own, or mark both <shareable/> where the guest knows what it does.',
  witness: [{ source: 'qemu 10.0.13 block/file-posix.c raw_check_lock_bytes', text: 'Failed to get "%s" lock' }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['disk'],
  visits: ['domain/devices'],
  *check(devices) {
    const first = new Map<string, Attribute>();
    for (const disk of children(devices, 'disk')) {
      const source = written(disk);
      if (!source || source.value === '') continue;
      const before = first.get(source.value);
      if (before) yield { at: source, message: `${deviceName(disk)} writes to ${source.value.slice(0, 80)}, as ${deviceName(before.owner)} does.`, evidence: [{ at: before, message: 'It is used here already.' }] };
      else first.set(source.value, source);
    }
  },
  bad: ["<devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk><disk type='file'><source «file='/srv/a.img'»/><target dev='vdb' bus='virtio'/></disk></devices>"],
  good: ["<devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><shareable/></disk><disk type='file'><source file='/srv/a.img'/><target dev='vdb' bus='virtio'/><shareable/></disk><disk type='file' device='cdrom'><source file='/srv/a.iso'/><target dev='sda' bus='sata'/></disk></devices>"],
});
