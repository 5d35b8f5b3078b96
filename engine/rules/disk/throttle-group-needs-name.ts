import { child, text } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'throttle-group-needs-name',
  profile: 'libvirt',
  severity: 'error',
  title: 'A throttle group without name',
  why: 'Disks refer to a throttle group by its name.',
  remedy: 'Add <group_name>.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainThrottleGroupDefParseXML', text: 'missing group name' },
  ],
  since: '11.2.0',
  visits: ['domain/throttlegroups/throttlegroup'],
  *check(group) {
    if (text(child(group, 'group_name')) === '') yield { at: group, message: 'A throttle group has no <group_name>.' };
  },
  bad: [
    '<throttlegroups>«<throttlegroup>»<total_iops_sec>1</total_iops_sec></throttlegroup></throttlegroups>',
  ],
  good: [
    '<throttlegroups><throttlegroup><group_name>slow</group_name><total_iops_sec>100</total_iops_sec></throttlegroup></throttlegroups>',
  ],
});
