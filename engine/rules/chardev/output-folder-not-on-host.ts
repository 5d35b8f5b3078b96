import { becauseOf, folderOf, missingPart } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/var/log', exists: true }, { path: '/var/log/vm', exists: false }] };

export default defineRule({
  id: 'output-folder-not-on-host',
  cause: 'chr-file-dir-missing',
  profile: 'host',
  severity: 'error',
  title: 'Output of a console to a folder that the host does not have',
  why: 'libvirt, or its log daemon, makes the file when the guest starts. It makes no folders.',
  remedy: 'Create the folder, or write to /var/log/libvirt/qemu.',
  witness: [{ source: 'libvirt 11.3.0 src/util/virrotatingfile.c virRotatingFileWriterEntryNew', text: 'Unable to open file: %1$s' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@path', '@file'],
  visits: ['serial', 'parallel', 'console', 'channel'].map((device) => `domain/devices/${device}`),
  needs: ['images'],
  *check(device, { host: { images } }) {
    for (const at of [value(device, 'type') === 'file' ? attribute(child(device, 'source'), 'path') : undefined, attribute(child(device, 'log'), 'file')]) {
      if (!at?.value.startsWith('/')) continue;
      const folder = folderOf(at.value);
      const missing = missingPart(images, folder);
      if (missing !== undefined) yield { at, message: `Output of ${deviceName(device)} is to go to ${folder.slice(0, 120)}, which the host does not have${becauseOf(missing, folder)}.` };
    }
  },
  bad: [{ xml: "<serial type='file'><source «path='/var/log/vm/a.log'»/></serial>", host }, { xml: "<serial type='pty'><log «file='/var/log/vm/a.log'»/></serial>", host }],
  good: [{ xml: "<serial type='file'><source path='/var/log/a.log'/></serial>", host }, { xml: "<serial type='unix'><source mode='bind' path='/var/log/vm/a.sock'/></serial>", host }],
});
