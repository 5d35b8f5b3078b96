import { deviceName } from '../../schema/read.ts';
import { value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'graphics-listen-needs-network',
  profile: 'libvirt',
  severity: 'error',
  title: 'A network listener without its network',
  why: 'listen type=\'network\' takes the address from a libvirt network, so it must name one.',
  remedy: 'Add network=\'…\', or use type=\'address\'.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainGraphicsDefListensValidate',
    text: '\'network\' attribute is required for listen type \'network\'',
  }],
  visits: ['domain/devices/graphics/listen'],
  *check(listen) {
    if (value(listen, 'type') !== 'network' || value(listen, 'network')) return;
    yield { at: listen, message: `${deviceName(listen)} listens on a network but does not name it.` };
  },
  bad: [
    `<graphics type='vnc'>
      «<listen type='network'/>»
    </graphics>`,
  ],
  good: [
    `<graphics type='vnc'>
      <listen type='network' network='default'/>
    </graphics>`,
  ],
});
