import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'password-validity-invalid',
  profile: 'libvirt',
  severity: 'error',
  title: 'A time that libvirt cannot read',
  why: 'The validity of a password is a date and time in UTC: YYYY-MM-DDTHH:MM:SS.',
  remedy: 'Write it in that form, such as 2030-01-31T12:00:00.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainGraphicsAuthDefParseXML', text: "cannot parse password validity time '%1$s', expect YYYY-MM-DDTHH:MM:SS" },
  ],
  visits: ['domain/devices/graphics'],
  *check(graphics) {
    const until = attribute(graphics, 'passwdValidTo');
    const type = value(graphics, 'type');
    if (!until || (type !== 'vnc' && type !== 'spice') || !attribute(graphics, 'passwd') || /^\s*[-+]?\d+-\s*[-+]?\d+-\s*[-+]?\d+T\s*[-+]?\d+:\s*[-+]?\d+:\s*[-+]?\d+$/.test(until.value)) return;
    yield { at: until, message: `${deviceName(graphics)} has a password valid until ${until.value}; libvirt reads YYYY-MM-DDTHH:MM:SS.` };
  },
  bad: [
    "<graphics type='vnc' passwd='secret' «passwdValidTo='2030-01-31 12:00'»/>",
  ],
  good: [
    "<graphics type='vnc' passwd='secret' passwdValidTo='2030-01-31T12:00:00'/>",
  ],
});
