import { deviceName } from '../../schema/read.ts';
import { all, attribute, text } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'unknown-throttle-group',
  profile: 'libvirt',
  severity: 'error',
  title: 'A throttle group that is not defined',
  why: 'A filter names a group of <throttlegroups> in the same domain.',
  remedy: 'Define the group, or name one that exists.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidate', text: "throttle group '%1$s' not found" },
  ],
  since: '11.2.0',
  onlyWith: ['throttlefilter'],
  visits: ['domain'],
  *check(domain) {
    const known = new Set(all(domain, 'throttlegroups', 'throttlegroup', 'group_name').map((name) => text(name)));
    const only = known.size === 1 ? [...known][0]! : '';
    for (const filter of all(domain, 'devices', 'disk', 'throttlefilters', 'throttlefilter')) {
      const group = attribute(filter, 'group');
      if (!group?.value || known.has(group.value)) continue;
      yield {
        at: group, message: `${deviceName(filter)} is throttled by the group ${group.value}, which the domain does not define.`,
        fixes: /^[\w.+-]+$/.test(only) ? [offeredFix(`Use the group ${only}`, setAttribute(filter, 'group', only))] : [],
      };
    }
  },
  bad: [
    "<throttlegroups><throttlegroup><group_name>slow</group_name><total_iops_sec>100</total_iops_sec></throttlegroup></throttlegroups><devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><throttlefilters><throttlefilter «group='fast'»/></throttlefilters></disk></devices>",
  ],
  good: [
    "<throttlegroups><throttlegroup><group_name>slow</group_name><total_iops_sec>100</total_iops_sec></throttlegroup></throttlegroups><devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><throttlefilters><throttlefilter group='slow'/></throttlefilters></disk></devices>",
  ],
});
