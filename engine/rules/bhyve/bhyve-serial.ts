import { attribute, child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bhyve-serial',
  profile: 'libvirt',
  severity: 'error',
  title: 'A serial port that bhyve does not have',
  why: 'The console of a bhyve guest is a null-modem device pair.',
  remedy: 'Use <serial type=\'nmdm\'><source master=\'/dev/nmdm0A\' slave=\'/dev/nmdm0B\'/></serial>.',
  witness: [{
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildConsoleArgStr',
    text: 'only nmdm console types are supported',
  }],
  drivers: ['bhyve'],
  visits: ['domain/devices'],
  *check(devices) {
    const type = attribute(child(devices, 'serial'), 'type');
    if (type && type.value !== 'nmdm' && type.value !== 'tcp') yield { at: type, message: `bhyve has serial ports of type nmdm only, not ${type.value}.` };
  },
  bad: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <serial «type='pty'»/>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <serial type='nmdm'>
      <source master='/dev/nmdm0A' slave='/dev/nmdm0B'/>
    </serial>
  </devices>
</domain>`,
  ],
});
