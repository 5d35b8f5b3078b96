import { chardevType, isSerialAgain } from '../../schema/domain/chardev.ts';
import { deviceName } from '../../schema/read.ts';
import { children, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'chardev-tcp-needs-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'A TCP or UDP character device without host or service',
  why: 'A TCP character device needs host and service, whether it connects or listens; a UDP one needs the service to send to.',
  remedy: 'Add host=\'…\' service=\'…\' to <source>.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainChrSourceDefValidate', text: 'Missing source host attribute for char device' },
    { source: 'libvirt 9.0.0 src/conf/domain_validate.c virDomainChrSourceDefValidate', text: 'Missing source service attribute for char device' },
  ],
  visits: ['domain/devices/serial', 'domain/devices/console', 'domain/devices/parallel', 'domain/devices/channel', 'domain/devices/redirdev', 'domain/devices/smartcard'],
  *check(device) {
    const type = isSerialAgain(device) ? undefined : chardevType(device);
    const sources = children(device, 'source');
    if (type === 'tcp' && sources.length < 2) {
      const missing = ['host', 'service'].filter((name) => value(sources[0], name) === undefined);
      if (missing.length > 0) yield { at: sources[0] ?? device, message: `${deviceName(device)} is of type='tcp' but its source has no ${missing.join(' and no ')}.` };
    }
    if (type === 'udp' && !sources.some((s) => value(s, 'mode') !== 'bind' && value(s, 'service') !== undefined)) {
      yield { at: sources.find((s) => value(s, 'mode') !== 'bind') ?? sources[0] ?? device, message: `${deviceName(device)} is of type='udp' but no source in connect mode names a service to send to.` };
    }
  },
  bad: [
    `<serial type='tcp'>
      «<source mode='bind' service='4555'/>»
    </serial>`,
    `<serial type='udp'>
      «<source mode='bind' host='127.0.0.1' service='4555'/>»
    </serial>`,
  ],
  good: [
    `<serial type='tcp'>
      <source mode='bind' host='127.0.0.1' service='4555'/>
    </serial>`,
    `<serial type='udp'>
      <source mode='bind' host='127.0.0.1' service='4555'/>
      <source mode='connect' host='127.0.0.1' service='4556'/>
    </serial>`,
  ],
});
