import { child, text } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'throttle-group-total-with-parts',
  profile: 'libvirt',
  severity: 'error',
  title: 'A total limit beside read or write limits in a throttle group',
  why: 'libvirt refuses a total rate together with the rate of one direction, for bytes and operations, sustained and bursts alike.',
  remedy: 'Keep the total, or keep read and write.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDefValidateThrottleGroups, virDomainDiskIoTuneValidate', text: 'total and read/write iops_sec cannot be set at the same time' },
  ],
  since: '11.2.0',
  visits: ['domain/throttlegroups/throttlegroup'],
  *check(group, { text: source }) {
    for (const what of ['bytes_sec', 'iops_sec', 'bytes_sec_max', 'iops_sec_max']) {
      const total = child(group, `total_${what}`);
      const parts = ['read', 'write'].flatMap((way) => child(group, `${way}_${what}`) ?? []).filter((e) => Number(text(e)) > 0);
      if (!total || !(Number(text(total)) > 0) || parts.length === 0) continue;
      yield {
        at: total, message: `The throttle group limits total_${what} and ${parts.map((e) => e.name).join(' and ')} at once.`,
        evidence: parts.map((e) => ({ at: e, message: 'This limit contradicts the total.' })),
        fixes: [offeredFix(`Remove total_${what}`, removeElement(source, total)), offeredFix('Remove the limits of one direction', ...parts.map((e) => removeElement(source, e)))],
      };
    }
  },
  bad: [
    '<throttlegroups><throttlegroup><group_name>slow</group_name>«<total_iops_sec>»10</total_iops_sec><read_iops_sec>5</read_iops_sec></throttlegroup></throttlegroups>',
  ],
  good: [
    '<throttlegroups><throttlegroup><group_name>slow</group_name><total_iops_sec>10</total_iops_sec><read_bytes_sec>5</read_bytes_sec></throttlegroup></throttlegroups>',
  ],
});
