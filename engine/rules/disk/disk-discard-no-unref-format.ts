import { deviceName } from '../../schema/read.ts';
import { diskDevice, diskFormat } from '../../schema/domain/disk.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-discard-no-unref-format',
  profile: 'libvirt',
  severity: 'error',
  title: 'discard_no_unref without a writable qcow2 image',
  why: 'The switch is about the reference counts of qcow2, and they change only when the guest may write.',
  remedy: "Remove discard_no_unref, or use a writable image of type='qcow2'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: "'discard_no_unref' only works with qcow2 disk format" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: "'discard_no_unref' is not compatible with read-only disk" },
  ],
  since: '9.5.0',
  onlyWith: ['@discard_no_unref'],
  visits: ['domain/devices/disk/driver'],
  *check(driver, { text: source }) {
    const found = attribute(driver, 'discard_no_unref');
    const disk = driver.parent!;
    if (found?.value !== 'on') return;
    const fixes = [safeFix('Remove discard_no_unref', removeAttribute(source, found))];
    const format = diskFormat(disk);
    if (format !== undefined && format !== 'qcow2') yield { at: found, message: `${deviceName(disk)} has discard_no_unref, but is of format ${format}; only qcow2 knows it.`, fixes };
    else if (child(disk, 'readonly') || diskDevice(disk) === 'cdrom') yield { at: found, message: `${deviceName(disk)} has discard_no_unref, but is read-only.`, fixes };
  },
  bad: [
    "<disk type='file'><driver name='qemu' type='raw' «discard_no_unref='on'»/><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk>",
    "<disk type='file'><driver name='qemu' type='qcow2' «discard_no_unref='on'»/><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><readonly/></disk>",
  ],
  good: [
    "<disk type='file'><driver name='qemu' type='qcow2' discard_no_unref='on'/><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk>",
  ],
});
