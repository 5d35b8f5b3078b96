import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'interface-passt-only',
  profile: 'libvirt',
  severity: 'error',
  title: 'A setting that only passt has',
  why: 'Port forwarding and the source device of a user interface are done by passt; other backends have no such thing.',
  remedy: 'Add <backend type=\'passt\'/>, or remove the setting.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainNetDefValidate',
    text: 'The <portForward> element can only be used with the \'passt\' backend of interface type=\'user\' or type=\'vhostuser\'',
  }],
  onlyWith: ['portForward', 'backend'],
  visits: ['domain/devices/interface'],
  *check(nic, { text: source }) {
    const forward = child(nic, 'portForward');
    const type = value(nic, 'type');
    const backend = child(nic, 'backend');
    const passt = value(backend, 'type') === 'passt';
    if (forward && !(passt && (type === 'user' || type === 'vhostuser'))) {
      yield { at: forward, message: `${deviceName(nic)} forwards ports, which only the passt backend of a user or vhostuser interface does.`, fixes: [offeredFix('Remove <portForward>', removeElement(source, forward))] };
    }
    if (passt && type !== undefined && type !== 'user' && type !== 'vhostuser') yield { at: attribute(backend, 'type')!, message: `${deviceName(nic)} is of type='${type}' and cannot have the passt backend.`, fixes: [offeredFix('Remove <backend>', removeElement(source, backend!))] };
  },
  bad: [
    `<interface type='user'>
      «<portForward proto='tcp'>»
        <range start='8080' to='80'/>
      </portForward>
    </interface>`,
  ],
  good: [
    `<interface type='user'>
      <backend type='passt'/>
      <portForward proto='tcp'>
        <range start='8080' to='80'/>
      </portForward>
    </interface>`,
  ],
});
