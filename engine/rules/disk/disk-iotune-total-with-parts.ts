import { deviceName, countText } from '../../schema/read.ts';
import { child } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-iotune-total-with-parts',
  profile: 'libvirt',
  severity: 'error',
  title: 'A total limit beside read or write limits',
  why: 'libvirt refuses a total rate together with the rate of one direction, for bytes and operations, sustained and bursts alike.',
  remedy: 'Keep the total, or keep read and write.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskIoTuneValidate',
    text: 'total and read/write bytes_sec cannot be set at the same time',
  }],
  visits: ['domain/devices/disk/iotune'],
  *check(iotune, { text: source }) {
    for (const what of ['bytes_sec', 'iops_sec', 'bytes_sec_max', 'iops_sec_max']) {
      const total = child(iotune, `total_${what}`);
      const parts = ['read', 'write'].map((way) => child(iotune, `${way}_${what}`)).filter((e): e is Element => countText(e) !== undefined && countText(e) !== 0);
      if (!total || !countText(total) || parts.length === 0) continue;
      yield {
        at: total, fixes: [offeredFix(`Remove ${total.name}`, removeElement(source, total)), offeredFix(`Remove ${parts.map((e) => e.name).join(' and ')}`, ...parts.map((e) => removeElement(source, e)))], message: `${deviceName(iotune)} limits total_${what} and ${parts.map((e) => e.name).join(' and ')} at once.`,
        evidence: parts.map((e) => ({ at: e, message: 'This limit contradicts the total.' })),
      };
    }
  },
  bad: [
    `<disk type='file'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vda' bus='virtio'/>
      <iotune>
        «<total_bytes_sec>»1000000</total_bytes_sec>
        <read_bytes_sec>500000</read_bytes_sec>
      </iotune>
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vda' bus='virtio'/>
      <iotune>
        <total_bytes_sec>1000000</total_bytes_sec>
        <read_iops_sec>500</read_iops_sec>
        <read_bytes_sec>0</read_bytes_sec>
      </iotune>
    </disk>`,
  ],
});
