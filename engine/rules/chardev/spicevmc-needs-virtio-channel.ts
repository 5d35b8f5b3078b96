import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'spicevmc-needs-virtio-channel',
  profile: 'libvirt',
  severity: 'error',
  title: 'A SPICE channel on another target than virtio',
  why: 'The SPICE agent speaks over a virtio-serial port.',
  remedy: "Write <target type='virtio' name='com.redhat.spice.0'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainChrDefParseXML', text: 'spicevmc device type only supports virtio' },
  ],
  visits: ['domain/devices/channel'],
  *check(channel) {
    const type = attribute(channel, 'type');
    const target = value(child(channel, 'target'), 'type');
    if (type?.value !== 'spicevmc' || target === undefined || target === 'virtio') return;
    yield { at: type, message: `${deviceName(channel)} is a SPICE channel with a target of type='${target}'; it needs virtio.` };
  },
  bad: [
    "<channel «type='spicevmc'»><target type='guestfwd' address='10.0.2.1' port='1'/></channel>",
  ],
  good: [
    "<devices><graphics type='spice' autoport='yes'/><channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel></devices>",
  ],
});
