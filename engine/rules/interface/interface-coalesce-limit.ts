import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'interface-coalesce-limit',
  profile: 'libvirt',
  severity: 'error',
  title: 'More frames than can be gathered',
  why: 'The number of received frames gathered before an interrupt is kept in 32 bits.',
  remedy: 'Write a number from 0 to 4294967295; drivers take far less.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetDefCoalesceParseXML', text: "value '%1$llu' is too big for coalesce parameter, maximum is '%2$lu'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetDefCoalesceParseXML', text: "cannot parse value '%1$s' for coalesce parameter" },
  ],
  visits: ['domain/devices/interface/coalesce/rx/frames'],
  *check(frames) {
    const max = attribute(frames, 'max');
    if (!max || (/^\s*\+?\d{1,10}$/.test(max.value) && Number(max.value) <= 0xffffffff)) return;
    yield { at: max, message: `${deviceName(frames)} gathers ${max.value} frames; libvirt takes a whole number up to 4294967295.` };
  },
  bad: [
    "<interface type='network'><source network='default'/><coalesce><rx><frames «max='4294967296'»/></rx></coalesce></interface>",
    "<interface type='network'><source network='default'/><coalesce><rx><frames «max='-1'»/></rx></coalesce></interface>",
  ],
  good: [
    "<interface type='network'><source network='default'/><coalesce><rx><frames max='7'/></rx></coalesce></interface>",
  ],
});
