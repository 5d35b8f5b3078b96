import { attribute, children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bhyve-graphics-kind',
  profile: 'libvirt',
  severity: 'error',
  title: 'Graphics that bhyve does not have',
  why: 'bhyve shows a framebuffer over VNC, on one port from 5900.',
  remedy: 'Use one <graphics type=\'vnc\'> with an address.',
  witness: [{
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildGraphicsArgStr',
    text: 'Only VNC supported',
  }, {
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildGraphicsArgStr',
    text: 'vnc port must be in range [5900,65535]',
  }, {
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c virBhyveProcessBuildBhyveCmd',
    text: 'Multiple graphics devices are not supported',
  }],
  drivers: ['bhyve'],
  visits: ['domain/devices'],
  *check(devices) {
    const graphics = children(devices, 'graphics');
    for (const extra of graphics.slice(1)) yield { at: extra, message: 'bhyve has one graphics device, and there is one already.' };
    for (const device of graphics) {
      const type = attribute(device, 'type');
      const port = attribute(device, 'port');
      const number = Number(port?.value);
      if (type && type.value !== 'vnc') yield { at: type, message: `bhyve has no ${type.value} graphics, only VNC.` };
      else if (port && value(device, 'autoport') !== 'yes' && /^\d+$/.test(port.value) && (number < 5900 || number > 65535)) yield { at: port, message: `The VNC port ${port.value} is outside of 5900 to 65535.` };
    }
  },
  bad: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <graphics «type='spice'» port='5904'/>
  </devices>
</domain>`,
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <graphics type='vnc' «port='80'»/>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <graphics type='vnc' port='5904'/>
  </devices>
</domain>`,
  ],
});
