import { chardevType } from '../../schema/domain/chardev.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { removeElement, setAttribute } from '../edits.ts';
import { defineRule, isQemuDriver, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'chardev-reconnect',
  profile: 'libvirt',
  severity: 'error',
  title: 'A reconnect that cannot work',
  why: 'reconnect needs a timeout above 0, and only the side that connects can reconnect.',
  remedy: 'Write <reconnect enabled=\'yes\' timeout=\'10\'/> on a source of mode=\'connect\', or leave it out.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainChrSourceReconnectDefParseXML',
    text: 'Missing required attribute \'timeout\' in element \'reconnect\'',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainChrSourceDefValidate',
    text: 'chardev reconnect is possible only for connect mode',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainChrSourceReconnectDef',
    text: 'chardev reconnect source timeout cannot be \'0\'',
  }],
  visits: ['domain/devices/serial/source/reconnect', 'domain/devices/console/source/reconnect', 'domain/devices/parallel/source/reconnect', 'domain/devices/channel/source/reconnect', 'domain/devices/redirdev/source/reconnect', 'domain/devices/smartcard/source/reconnect'],
  *check(reconnect, { driver, text: source }) {
    // Other devices have no other end to reconnect to, and libvirt does not look.
    if (!['tcp', 'unix'].includes(chardevType(reconnect.parent!.parent!) ?? '')) return;
    const enabled = value(reconnect, 'enabled');
    const timeout = attribute(reconnect, 'timeout');
    const mode = attribute(reconnect.parent, 'mode');
    // libvirt looks at the mode even where reconnecting is off.
    if (mode?.value === 'bind' && (enabled === 'yes' || enabled === 'no')) yield { at: mode, message: `${deviceName(reconnect)} listens (mode='bind') and has a <reconnect>; only a side that connects can reconnect.`, fixes: [offeredFix('Remove <reconnect>', removeElement(source, reconnect)), offeredFix("Write mode='connect'", setAttribute(reconnect.parent!, 'mode', 'connect'))] };
    else if (enabled !== 'yes') return;
    else if (!timeout) yield { at: reconnect, message: `${deviceName(reconnect)} wants to reconnect but says no timeout.`, fixes: [offeredFix('Write one second', setAttribute(reconnect, 'timeout', '1'))] };
    else if (Number(timeout.value) === 0 && isQemuDriver(driver)) yield { at: timeout, message: `${deviceName(reconnect)} reconnects with a timeout of 0 seconds, which libvirt refuses.`, fixes: [offeredFix('Write one second', setAttribute(reconnect, 'timeout', '1'))] };
  },
  bad: [
    `<channel type='tcp'>
      <source mode='connect' host='h' service='1'>
        «<reconnect enabled='yes'/>»
      </source>
      <target type='virtio' name='a.b'/>
    </channel>`,
    `<serial type='unix'>
      <source «mode='bind'» path='/run/a'>
        <reconnect enabled='yes' timeout='3'/>
      </source>
    </serial>`,
    `<serial type='unix'>
      <source mode='connect' path='/run/a'>
        <reconnect enabled='yes' «timeout='0'»/>
      </source>
    </serial>`,
    `<serial type='unix'>
      <source «mode='bind'» path='/run/a'>
        <reconnect enabled='no'/>
      </source>
    </serial>`,
  ],
  good: [
    `<serial type='unix'>
      <source mode='connect' path='/run/a'>
        <reconnect enabled='yes' timeout='3'/>
      </source>
    </serial>`,
    `<serial type='unix'>
      <source mode='connect' path='/run/a'>
        <reconnect enabled='no'/>
      </source>
    </serial>`,
  ],
});
