import { diskBus, diskDevice } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-floppy-bus',
  profile: 'libvirt',
  severity: 'error',
  title: 'A floppy drive off its bus, or something else on it',
  why: 'A floppy drive exists only on the fdc bus, and nothing else does.',
  remedy: 'Use bus=\'fdc\' with device=\'floppy\' and a target such as fda, or another device.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: 'Invalid bus type \'%1$s\' for floppy disk' },
    { source: 'libvirt 9.0.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: 'Invalid bus type \'%s\' for disk' },
  ],
  visits: ['domain/devices/disk'],
  *check(disk) {
    const bus = diskBus(disk);
    const floppy = diskDevice(disk) === 'floppy';
    if (bus === undefined || floppy === (bus === 'fdc')) return;
    const at = attribute(child(disk, 'target'), 'bus') ?? disk;
    yield { at, ...(floppy && at !== disk && { fixes: [offeredFix("Write bus='fdc'", setAttribute(child(disk, 'target')!, 'bus', 'fdc'))] }), message: floppy ? `${deviceName(disk)} is a floppy drive on the ${bus} bus; floppies are on fdc.` : `${deviceName(disk)} is a ${diskDevice(disk)} on the fdc bus, which takes only floppies.` };
  },
  bad: [
    `<disk type='file' device='floppy'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='fda' «bus='ide'»/>
    </disk>`,
    `<disk type='file' device='disk'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vda' «bus='fdc'»/>
    </disk>`,
  ],
  good: [
    `<disk type='file' device='floppy'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='fda' bus='fdc'/>
    </disk>`,
    `<disk type='file' device='floppy'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='fda'/>
    </disk>`,
  ],
});
