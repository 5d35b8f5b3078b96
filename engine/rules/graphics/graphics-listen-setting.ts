import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { removeAttribute, setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'graphics-listen-setting',
  profile: 'libvirt',
  severity: 'error',
  title: 'A listen setting of another kind',
  why: 'A network belongs to listen type network, a socket to listen type socket.',
  remedy: 'Remove the attribute, or change the type.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainGraphicsListenDefParseXML', text: "'network' attribute is valid only for listen type 'network'" },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainGraphicsListenDefParseXML', text: "'socket' attribute is valid only for listen type 'socket'" },
  ],
  visits: ['domain/devices/graphics/listen'],
  *check(listen, { text: source }) {
    const type = value(listen, 'type');
    if (type === undefined) return;
    for (const name of ['network', 'socket']) {
      const found = attribute(listen, name);
      if (!found?.value || type === name) continue;
      yield { at: found, message: `${deviceName(listen)} listens by ${type} and names a ${name}.`, fixes: [offeredFix(`Remove ${name}`, removeAttribute(source, found)), offeredFix(`Write type='${name}'`, setAttribute(listen, 'type', name))] };
    }
  },
  bad: [
    "<graphics type='vnc'><listen type='address' «network='default'»/></graphics>",
    "<graphics type='vnc'><listen type='none' «socket='/run/a.sock'»/></graphics>",
  ],
  good: [
    "<graphics type='vnc'><listen type='network' network='default'/></graphics>",
  ],
});
