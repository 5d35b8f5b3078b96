import { deviceName } from '../../schema/read.ts';
import { diskDevice } from '../../schema/domain/disk.ts';
import { child, children, text } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'throttle-filters-conflict',
  profile: 'libvirt',
  severity: 'error',
  title: 'Throttle filters where they cannot be',
  why: 'A chain of throttle filters replaces <iotune>, and CD-ROM drives have no place for it.',
  remedy: 'Keep either <iotune> or <throttlefilters>; on a CD-ROM drive neither filters.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: "block 'throttlefilters' can't be used together with 'iotune' for disk '%1$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: "cdrom device with throttle filters isn't supported" },
  ],
  since: '11.2.0',
  visits: ['domain/devices/disk/throttlefilters'],
  *check(filters, { text: source }) {
    const disk = filters.parent!;
    if (!child(filters, 'throttlefilter')) return;
    const iotune = child(disk, 'iotune');
    const fixes = [offeredFix('Remove <throttlefilters>', removeElement(source, filters))];
    if (iotune && children(iotune).some((e) => e.name === 'group_name' || Number(text(e)) > 0)) yield { at: iotune, message: `${deviceName(disk)} has <iotune> beside throttle filters.`, evidence: [{ at: filters, message: 'The filters are here.' }], fixes: [offeredFix('Remove <iotune>', removeElement(source, iotune)), ...fixes] };
    else if (diskDevice(disk) === 'cdrom') yield { at: filters, message: `${deviceName(disk)} is a CD-ROM drive with throttle filters.`, fixes };
  },
  bad: [
    "<throttlegroups><throttlegroup><group_name>slow</group_name><total_iops_sec>100</total_iops_sec></throttlegroup></throttlegroups><devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/>«<iotune>»<total_iops_sec>10</total_iops_sec></iotune><throttlefilters><throttlefilter group='slow'/></throttlefilters></disk></devices>",
    "<throttlegroups><throttlegroup><group_name>slow</group_name><total_iops_sec>100</total_iops_sec></throttlegroup></throttlegroups><devices><disk type='file' device='cdrom'><source file='/srv/a.iso'/><target dev='sda' bus='sata'/><readonly/>«<throttlefilters>»<throttlefilter group='slow'/></throttlefilters></disk></devices>",
  ],
  good: [
    "<throttlegroups><throttlegroup><group_name>slow</group_name><total_iops_sec>100</total_iops_sec></throttlegroup></throttlegroups><devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><throttlefilters><throttlefilter group='slow'/></throttlefilters></disk></devices>",
  ],
});
