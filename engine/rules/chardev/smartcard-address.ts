import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'smartcard-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'A smart card outside of a card reader',
  why: 'Smart cards sit in the slots of a CCID controller.',
  remedy: "Remove the address, or write type='ccid'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainSmartcardDefValidate', text: "Controllers must use the 'ccid' address type" },
  ],
  visits: ['domain/devices/smartcard'],
  *check(card, { text: source }) {
    const address = child(card, 'address');
    const type = value(address, 'type');
    if (!address || type === undefined || type === 'ccid' || type === 'none') return;
    yield { at: address, message: `${deviceName(card)} has an address of type='${type}'; smart cards sit in CCID controllers.`, fixes: [safeFix('Remove the address', removeElement(source, address))] };
  },
  bad: [
    "<smartcard mode='host'>«<address type='usb' bus='0' port='1'/>»</smartcard>",
  ],
  good: [
    "<smartcard mode='host'><address type='ccid' controller='0' slot='0'/></smartcard>",
  ],
});
