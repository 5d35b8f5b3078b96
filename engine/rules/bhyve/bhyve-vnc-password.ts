import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bhyve-vnc-password',
  profile: 'libvirt',
  severity: 'error',
  title: 'A comma in a VNC password',
  why: 'The password becomes part of a bhyve argument, where a comma would begin the next option.',
  remedy: 'Choose a password without a comma.',
  witness: [{
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildGraphicsArgStr',
    text: 'Password may not contain \',\' character',
  }],
  drivers: ['bhyve'],
  visits: ['domain/devices/graphics'],
  *check(graphics) {
    const passwd = attribute(graphics, 'passwd');
    if (passwd?.value.includes(',')) yield { at: passwd, message: 'The VNC password contains a comma, which bhyve cannot take.' };
  },
  bad: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <graphics type='vnc' port='5904' «passwd='a,b'»/>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <graphics type='vnc' port='5904' passwd='ab'/>
  </devices>
</domain>`,
  ],
});
