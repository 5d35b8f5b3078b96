import { chardevType, isSerialAgain, makesItsOwnPath } from '../../schema/domain/chardev.ts';
import { deviceName } from '../../schema/read.ts';
import { child, children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'chardev-needs-path',
  profile: 'libvirt',
  severity: 'error',
  title: 'A character device without its path',
  why: 'A file, device, pipe or UNIX socket needs a path. Only a UNIX channel of the virtio or xen kind gets one made for it.',
  remedy: 'Add <source path=\'…\'/>, or use type=\'pty\'.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainChrSourceDefValidate',
    text: 'Missing source path attribute for char device',
  }],
  visits: ['domain/devices/serial', 'domain/devices/console', 'domain/devices/parallel', 'domain/devices/channel', 'domain/devices/redirdev', 'domain/devices/smartcard'],
  *check(device) {
    const type = isSerialAgain(device) ? undefined : chardevType(device);
    if (type === undefined || !['file', 'dev', 'pipe', 'unix'].includes(type) || (type === 'unix' && makesItsOwnPath(device))) return;
    const source = child(device, 'source');
    if (value(source, 'path') === undefined && children(device, 'source').length < 2) yield { at: source ?? device, message: `${deviceName(device)} is of type='${type}' but names no path.` };
  },
  bad: [
    `«<serial type='unix'>»
      <target port='0'/>
    </serial>`,
    `<channel type='file'>
      «<source append='on'/>»
      <target type='virtio' name='org.example.a'/>
    </channel>`,
  ],
  good: [
    `<channel type='unix'>
      <target type='virtio' name='org.qemu.guest_agent.0'/>
    </channel>`,
    `<serial type='unix'>
      <source mode='bind' path='/run/guest/a.sock'/>
    </serial>`,
    `<serial type='pty'/>`,
  ],
});
