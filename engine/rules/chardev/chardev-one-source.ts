import { chardevType } from '../../schema/domain/chardev.ts';
import { deviceName } from '../../schema/read.ts';
import { children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'chardev-one-source',
  profile: 'libvirt',
  severity: 'error',
  title: 'A character device with too many sources',
  why: 'libvirt takes one <source>, or for UDP one to send to and one to listen on.',
  remedy: 'Remove the others.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainChrSourceDefParseXML',
    text: 'only one source element is allowed for character device',
  }],
  visits: ['domain/devices/serial', 'domain/devices/console', 'domain/devices/parallel', 'domain/devices/channel', 'domain/devices/redirdev', 'domain/devices/smartcard', 'domain/devices/rng/backend'],
  *check(device, { text: xml }) {
    if (device.name === 'backend' && value(device, 'model') !== 'egd') return;
    // Sources are counted while libvirt parses, before it drops a console that is the serial port again.
    const type = device.name === 'smartcard' ? chardevType(device) : value(device, 'type');
    const sources = children(device, 'source');
    const limit = type === 'udp' ? 2 : 1;
    for (const source of sources.slice(limit)) yield { at: source, fixes: [offeredFix('Remove this source', removeElement(xml, source))], message: `${deviceName(device)} is of type='${type ?? '?'}' and may have ${limit === 1 ? 'one source' : 'two sources'}; this is number ${sources.indexOf(source) + 1}.` };
  },
  bad: [
    `<serial type='tcp'>
      <source mode='bind' host='127.0.0.1' service='4555'/>
      «<source mode='connect' host='127.0.0.1' service='4556'/>»
    </serial>`,
  ],
  good: [
    `<serial type='udp'>
      <source mode='bind' host='127.0.0.1' service='4555'/>
      <source mode='connect' host='127.0.0.1' service='4556'/>
    </serial>`,
    "<devices><serial type='udp'><source mode='connect' service='4555'/></serial><console type='udp'><source mode='bind' service='4555'/><source mode='connect' service='4556'/></console></devices>",
  ],
});
