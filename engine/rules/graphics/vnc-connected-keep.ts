import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'vnc-connected-keep',
  profile: 'libvirt',
  severity: 'error',
  title: 'A VNC server that does more than keep the session',
  why: 'When the password changes, VNC can only keep those who are connected; fail and disconnect are for SPICE.',
  remedy: "Write connected='keep', or remove it.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainGraphicsAuthDefParseXML', text: "VNC supports connected='keep' only" },
  ],
  visits: ['domain/devices/graphics'],
  *check(graphics) {
    const connected = attribute(graphics, 'connected');
    if (value(graphics, 'type') !== 'vnc' || !attribute(graphics, 'passwd') || (connected?.value !== 'fail' && connected?.value !== 'disconnect')) return;
    yield { at: connected, message: `${deviceName(graphics)} has connected='${connected.value}', which VNC does not know.`, fixes: [offeredFix("Write connected='keep'", setAttribute(graphics, 'connected', 'keep'))] };
  },
  bad: [
    "<graphics type='vnc' passwd='secret' «connected='disconnect'»/>",
  ],
  good: [
    "<graphics type='vnc' passwd='secret' connected='keep'/>",
    "<graphics type='spice' passwd='secret' connected='disconnect'/>",
  ],
});
