import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'disk-needs-target',
  profile: 'libvirt',
  severity: 'error',
  title: 'A disk without a target',
  why: 'The target names the disk to the guest and to every later command; libvirt refuses a disk that has none.',
  remedy: 'Add <target dev=\'vda\' bus=\'virtio\'/> with a name that no other disk has.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate',
    text: 'missing target information for device %1$s (VIR_ERR_NO_TARGET)',
  }],
  visits: ['domain/devices/disk'],
  *check(disk) {
    if (value(child(disk, 'target'), 'dev')) return;
    yield { at: child(disk, 'target') ?? disk, message: `${deviceName(disk)} has no target: libvirt does not know how to name it to the guest.` };
  },
  bad: [
    `«<disk type='file' device='disk'>»
      <source file='/var/lib/libvirt/images/web.img'/>
    </disk>`,
  ],
  good: [
    `<disk type='file' device='disk'>
      <source file='/var/lib/libvirt/images/web.img'/>
      <target dev='vda'/>
    </disk>`,
  ],
});
