import { chardevType } from '../../schema/domain/chardev.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'chardev-protocol-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A TCP protocol that QEMU does not speak',
  why: 'QEMU serves a TCP character device raw or with telnet; telnets and tls belong to other hypervisors.',
  remedy: 'Use <protocol type=\'raw\'/> or \'telnet\'; for TLS set tls=\'yes\' on <source>.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainChrSourceDef',
    text: 'tcp chardev protocol \'%1$s\' not supported',
  }],
  since: '11.3.0',
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/serial/protocol', 'domain/devices/console/protocol', 'domain/devices/parallel/protocol', 'domain/devices/channel/protocol', 'domain/devices/redirdev/protocol', 'domain/devices/smartcard/protocol'],
  *check(protocol) {
    const type = attribute(protocol, 'type');
    const device = protocol.parent;
    if (!device || chardevType(device) !== 'tcp' || !type || (type.value !== 'tls' && type.value !== 'telnets')) return;
    yield { at: type, message: `${deviceName(protocol)} speaks ${type.value}, which QEMU does not.`, fixes: [offeredFix('Use telnet', replace(type.valueSpan!, 'telnet')), offeredFix('Use raw', replace(type.valueSpan!, 'raw'))] };
  },
  bad: [
    `<serial type='tcp'>
      <source mode='connect' host='h' service='1'/>
      <protocol «type='tls'»/>
    </serial>`,
  ],
  good: [
    `<serial type='tcp'>
      <source mode='connect' host='h' service='1'/>
      <protocol type='telnet'/>
    </serial>`,
  ],
});
