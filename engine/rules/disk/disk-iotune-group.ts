import { deviceName } from '../../schema/read.ts';
import { child, children, text } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const LIMITS = ['total_bytes_sec', 'read_bytes_sec', 'write_bytes_sec', 'total_iops_sec', 'read_iops_sec', 'write_iops_sec', 'size_iops_sec']
  .flatMap((name) => (name === 'size_iops_sec' ? [name] : [name, `${name}_max`, `${name}_max_length`]));

const limitsOf = (iotune: Element): string => LIMITS.map((name) => (text(child(iotune, name)) || '0')).join(' ');

export default defineRule({
  id: 'disk-iotune-group',
  profile: 'libvirt',
  severity: 'error',
  title: 'An I/O throttling group without or with different limits',
  why: 'Disks of one iotune group share one set of limits, which each of them must repeat.',
  remedy: 'Give all disks of the group the same limits.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskBlkdeviotune', text: 'group_name can be configured only together with settings' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskBlkdeviotune', text: 'different iotunes for disks %1$s and %2$s' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['iotune'],
  visits: ['domain/devices'],
  *check(devices) {
    const groups = new Map<string, { disk: Element; limits: string; group: Element }>();
    for (const disk of children(devices, 'disk')) {
      const iotune = child(disk, 'iotune');
      const group = child(iotune, 'group_name');
      if (!iotune || !group || text(group) === '') continue;
      const limits = limitsOf(iotune);
      const first = groups.get(text(group));
      if (/^[0 ]*$/.test(limits)) yield { at: group, message: `${deviceName(disk)} names an iotune group but no limit.` };
      else if (first && first.limits !== limits) {
        yield { at: iotune, message: `${deviceName(disk)} has other limits than ${deviceName(first.disk)} of the same iotune group.`, evidence: [{ at: first.group, message: 'The first disk of the group is here.' }] };
      } else if (!first) groups.set(text(group), { disk, limits, group });
    }
  },
  bad: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><iotune>«<group_name>»g</group_name></iotune></disk>",
    "<devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><iotune><total_bytes_sec>1000</total_bytes_sec><group_name>g</group_name></iotune></disk><disk type='file'><source file='/srv/b.img'/><target dev='vdb' bus='virtio'/>«<iotune>»<total_bytes_sec>2000</total_bytes_sec><group_name>g</group_name></iotune></disk></devices>",
  ],
  good: [
    "<devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><iotune><total_bytes_sec>1000</total_bytes_sec><group_name>g</group_name></iotune></disk><disk type='file'><source file='/srv/b.img'/><target dev='vdb' bus='virtio'/><iotune><total_bytes_sec>1000</total_bytes_sec><group_name>g</group_name></iotune></disk></devices>",
  ],
});
