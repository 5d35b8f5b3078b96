import { isYes } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'dbus-p2p-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'A D-Bus display that is peer to peer and on a bus',
  why: 'Peer to peer means that libvirt hands out a connection; an address means a bus that QEMU joins.',
  remedy: 'Keep one of them.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainGraphicsDefValidate', text: 'D-Bus p2p with an address is not supported' },
  ],
  visits: ['domain/devices/graphics'],
  *check(graphics, { text: source }) {
    const address = attribute(graphics, 'address');
    if (value(graphics, 'type') !== 'dbus' || !isYes(graphics, 'p2p') || !address) return;
    yield { at: address, message: 'The D-Bus display is peer to peer and names the address of a bus.', fixes: [offeredFix('Remove address', removeAttribute(source, address)), offeredFix('Remove p2p', removeAttribute(source, attribute(graphics, 'p2p')!))] };
  },
  bad: [
    "<graphics type='dbus' p2p='yes' «address='unix:path=/run/user/1000/bus'»/>",
  ],
  good: [
    "<graphics type='dbus' p2p='yes'/>",
    "<graphics type='dbus' p2p='no' address='unix:path=/run/user/1000/bus'/>",
  ],
});
