import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const xen = (devices: string): string => `<domain type='xen'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='xenfv'>hvm</type></os><devices>${devices}</devices></domain>`;

export default defineRule({
  id: 'xen-channel',
  profile: 'libvirt',
  severity: 'error',
  title: 'A channel that Xen does not have',
  why: "Xen's channels have a target of type='xen' with a name, on a pseudo terminal or a UNIX socket.",
  remedy: "Write <target type='xen' name='…'/> and type='pty' or 'unix'.",
  witness: [
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeChannel', text: 'channel target type not supported' },
    { source: 'libvirt 11.3.0 src/libxl/libxl_conf.c libxlMakeChannel', text: 'channel target name missing' },
  ],
  drivers: ['xen'],
  visits: ['domain/devices/channel'],
  *check(channel) {
    const target = child(channel, 'target');
    const type = attribute(target, 'type');
    if (type?.valueSpan && type.value !== 'xen') yield { at: type, message: `${deviceName(channel)} has a target of type ${type.value.slice(0, 40)}; Xen has its own only.`, fixes: [offeredFix("Write type='xen'", replace(type.valueSpan, 'xen'))] };
    else if (target && type && !attribute(target, 'name')) yield { at: target, message: `${deviceName(channel)} has no name.` };
  },
  bad: [
    xen("<channel type='pty'><target «type='virtio'» name='a'/></channel>"),
  ],
  good: [
    xen("<channel type='unix'><source path='/run/c'/><target type='xen' name='org.example.a'/></channel>"),
  ],
});
