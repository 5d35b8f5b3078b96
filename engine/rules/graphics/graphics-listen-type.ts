import { attribute, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'graphics-listen-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'A listener that this kind of graphics does not have',
  why: 'Only VNC and SPICE can listen on a socket or not at all.',
  remedy: 'Use <listen type=\'address\'/>.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainGraphicsDefListensValidate',
    text: 'listen type \'socket\' is not available for graphics type \'%1$s\'',
  }],
  visits: ['domain/devices/graphics/listen'],
  *check(listen, { text: source }) {
    const type = attribute(listen, 'type');
    if (value(listen.parent, 'type') !== 'rdp' || (type?.value !== 'socket' && type?.value !== 'none')) return;
    yield { at: type, message: `RDP graphics cannot have a listener of type '${type.value}'.`, fixes: [offeredFix('Remove this listener', removeElement(source, listen))] };
  },
  bad: [
    `<graphics type='rdp'>
      <listen «type='socket'»/>
    </graphics>`,
  ],
  good: [
    `<graphics type='vnc'>
      <listen type='socket'/>
    </graphics>`,
  ],
});
