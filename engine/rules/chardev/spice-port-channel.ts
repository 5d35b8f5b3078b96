import { deviceName } from '../../schema/read.ts';
import { isSerialAgain } from '../../schema/domain/chardev.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'spice-port-channel',
  profile: 'libvirt',
  severity: 'error',
  title: 'A SPICE port or D-Bus channel without a usable name',
  why: 'The viewer finds the port by its channel name: letters, digits, underscore, hyphen and dot.',
  remedy: "Add <source channel='org.example.a'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainChrSourceDefValidateChannelName', text: 'Missing source channel attribute for char device' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainChrSourceDefValidateChannelName', text: 'Invalid character in source channel for char device' },
  ],
  visits: ['domain/devices/serial', 'domain/devices/console', 'domain/devices/parallel', 'domain/devices/channel'],
  *check(device) {
    const type = value(device, 'type');
    if ((type !== 'spiceport' && type !== 'dbus') || isSerialAgain(device)) return;
    const source = child(device, 'source');
    const channel = attribute(source, 'channel');
    if (!channel) yield { at: source ?? device, message: `${deviceName(device)} is of type='${type}' but names no channel.` };
    else if (/[^\w.-]/.test(channel.value)) yield { at: channel, message: `${deviceName(device)} names the channel ${channel.value}; only letters, digits and _ - . may be in it.` };
  },
  bad: [
    "«<channel type='spiceport'>»<target type='virtio' name='org.example.a'/></channel>",
    "<channel type='spiceport'><source «channel='a b'»/><target type='virtio' name='org.example.a'/></channel>",
  ],
  good: [
    "<devices><graphics type='spice' autoport='yes'/><channel type='spiceport'><source channel='org.example.a'/><target type='virtio' name='org.example.a'/></channel></devices>",
  ],
});
