import { diskBus } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-virtio-only-settings',
  profile: 'libvirt',
  severity: 'error',
  title: 'virtio settings on a disk of another bus',
  why: 'Queues, event_idx, ioeventfd, iommu, ats, packed and the virtio models exist only for virtio-blk; libvirt refuses them elsewhere.',
  remedy: 'Remove the setting, or use bus=\'virtio\'.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate',
    text: 'queues attribute in disk driver element is only supported for virtio bus',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainCheckVirtioOptionsAreAbsent',
    text: 'iommu driver option is only supported for virtio devices',
  },
    { source: 'libvirt 9.0.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: 'queues attribute in disk driver element is only supported by virtio-blk' },
    { source: 'libvirt 9.0.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: 'disk model \'%s\' not supported for bus \'%s\'' },
  ],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const bus = diskBus(disk);
    if (bus === undefined || bus === 'virtio') return;
    const driver = child(disk, 'driver');
    const model = attribute(disk, 'model');
    if (model?.value.startsWith('virtio')) yield { at: model, message: `${deviceName(disk)} has model='${model.value}' but is on the ${bus} bus.`, fixes: [offeredFix('Remove model', removeAttribute(source, model))] };
    for (const name of ['queues', 'queue_size', 'event_idx', 'ioeventfd', 'iommu', 'ats', 'packed', 'page_per_vq']) {
      const found = attribute(driver, name);
      if (found && found.value !== 'default' && found.value !== '0') yield { at: found, message: `${deviceName(disk)} sets ${name} but is on the ${bus} bus; only virtio disks have it.`, fixes: [offeredFix(`Remove ${name}`, removeAttribute(source, found))] };
    }
  },
  bad: [
    `<disk type='file'>
      <driver name='qemu' type='raw' «queues='4'»/>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='sda' bus='sata'/>
    </disk>`,
    `<disk type='file' «model='virtio-transitional'»>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='sda'/>
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <driver name='qemu' type='raw' queues='4' ioeventfd='on'/>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>`,
  ],
});
