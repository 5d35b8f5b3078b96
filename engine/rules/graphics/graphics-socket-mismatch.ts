import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'graphics-socket-mismatch',
  profile: 'libvirt',
  severity: 'error',
  title: 'Two sockets for one graphics server',
  why: 'The old attribute and the first <listen> mean the same thing and must agree.',
  remedy: 'Remove the attribute, or write the same path.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainGraphicsListenDefParseXML', text: "graphics 'socket' attribute '%1$s' must match 'socket' attribute of first listen element (found '%2$s')" },
  ],
  visits: ['domain/devices/graphics'],
  *check(graphics, { text: source }) {
    const old = attribute(graphics, 'socket');
    const listen = child(graphics, 'listen');
    const own = attribute(listen, 'socket');
    if (!old || value(listen, 'type') !== 'socket' || !own || own.value === old.value) return;
    yield { at: old, message: `${deviceName(graphics)} has the socket ${old.value} here and ${own.value} in its first <listen>.`, evidence: [{ at: own, message: 'The other one is here.' }], fixes: [offeredFix('Remove the attribute', removeAttribute(source, old))] };
  },
  bad: [
    "<graphics type='vnc' «socket='/run/a.sock'»><listen type='socket' socket='/run/b.sock'/></graphics>",
  ],
  good: [
    "<graphics type='vnc' socket='/run/a.sock'><listen type='socket' socket='/run/a.sock'/></graphics>",
  ],
});
