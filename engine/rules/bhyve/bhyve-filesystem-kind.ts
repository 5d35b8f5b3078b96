import { attribute, child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bhyve-filesystem-kind',
  profile: 'libvirt',
  severity: 'error',
  title: 'A filesystem that bhyve cannot share',
  why: 'bhyve shares folders with 9P: type=\'mount\', the default driver, accessmode=\'passthrough\'.',
  remedy: 'Use <filesystem type=\'mount\' accessmode=\'passthrough\'> without <driver>.',
  witness: [{
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildFSArgStr',
    text: 'unsupported filesystem type \'%1$s\'',
  }, {
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildFSArgStr',
    text: 'unsupported filesystem driver \'%1$s\'',
  }, {
    source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildFSArgStr',
    text: 'unsupported filesystem accessmode \'%1$s\'',
  }],
  drivers: ['bhyve'],
  visits: ['domain/devices/filesystem'],
  *check(filesystem) {
    const type = attribute(filesystem, 'type');
    const driver = attribute(child(filesystem, 'driver'), 'type');
    const mode = attribute(filesystem, 'accessmode');
    if (type && type.value !== 'mount') yield { at: type, message: `bhyve shares no filesystem of type '${type.value}', only 'mount'.` };
    if (driver && driver.value !== 'default') yield { at: driver, message: `bhyve has no filesystem driver '${driver.value}'.` };
    if (mode && mode.value !== 'passthrough' && mode.value !== 'default') yield { at: mode, message: `bhyve has no access mode '${mode.value}', only 'passthrough'.` };
  },
  bad: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <filesystem type='mount'>
      <driver «type='loop'»/>
      <source dir='/s'/>
      <target dir='t'/>
    </filesystem>
  </devices>
</domain>`,
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <filesystem «type='bind'»>
      <source dir='/s'/>
      <target dir='t'/>
    </filesystem>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='bhyve'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type>hvm</type></os>
  <devices>
    <filesystem type='mount' accessmode='passthrough'>
      <source dir='/s'/>
      <target dir='t'/>
    </filesystem>
  </devices>
</domain>`,
  ],
});
