import { attribute, child, children, text, textSpan } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-throttle-group',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two throttle groups, or filters, of one name',
  why: 'A group is known by its name, and a disk goes through a group once.',
  remedy: 'Give the group another name, or remove the second one.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDefThrottleGroupsParse', text: "duplicate group name '%1$s' found" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskDefThrottleFiltersParse', text: "duplicate filter name '%1$s' found" },
  ],
  since: '11.2.0',
  visits: ['domain/throttlegroups', 'domain/devices/disk/throttlefilters'],
  *check(list, { text: source }) {
    const seen = new Set<string>();
    for (const element of children(list)) {
      const named = element.name === 'throttlegroup' ? child(element, 'group_name') : attribute(element, 'group');
      const name = named?.kind === 'element' ? text(named) : named?.value ?? '';
      if (!named || name === '') continue;
      if (seen.has(name)) yield { at: named.kind === 'element' ? textSpan(named, source) : named, message: `The throttle group ${name} is ${element.name === 'throttlegroup' ? 'defined' : 'passed'} twice.`, fixes: [offeredFix('Remove the second one', removeElement(source, element))] };
      seen.add(name);
    }
  },
  bad: [
    '<throttlegroups><throttlegroup><group_name>slow</group_name><total_iops_sec>5</total_iops_sec></throttlegroup><throttlegroup><group_name>«slow»</group_name><total_iops_sec>9</total_iops_sec></throttlegroup></throttlegroups>',
    "<throttlegroups><throttlegroup><group_name>slow</group_name><total_iops_sec>100</total_iops_sec></throttlegroup></throttlegroups><devices><disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><throttlefilters><throttlefilter group='slow'/><throttlefilter «group='slow'»/></throttlefilters></disk></devices>",
  ],
  good: [
    '<throttlegroups><throttlegroup><group_name>slow</group_name><total_iops_sec>5</total_iops_sec></throttlegroup><throttlegroup><group_name>fast</group_name></throttlegroup></throttlegroups>',
  ],
});
