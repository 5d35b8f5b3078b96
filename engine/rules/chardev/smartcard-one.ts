import { count } from '../../schema/read.ts';
import { child, children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'smartcard-one',
  profile: 'libvirt',
  severity: 'error',
  title: 'More than one smartcard reader',
  why: 'libvirt drives one smartcard, in slot 0 of CCID controller 0.',
  remedy: 'Keep one <smartcard>, without an address or at controller 0, slot 0.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainSmartcardDef', text: 'this QEMU binary lacks multiple smartcard support' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['smartcard'],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const cards = children(devices, 'smartcard');
    for (const extra of cards.slice(1)) yield { at: extra, message: 'The domain has a smartcard already; libvirt drives one.', evidence: [{ at: cards[0]!, message: 'The first one is here.' }], fixes: [offeredFix('Remove this smartcard', removeElement(source, extra))] };
    const address = child(cards[0], 'address');
    if (address && value(address, 'type') === 'ccid' && ((count(address, 'controller') ?? 0) > 0 || (count(address, 'slot') ?? 0) > 0)) yield { at: address, message: 'The smartcard must be in slot 0 of CCID controller 0.', fixes: [safeFix('Remove <address>', removeElement(source, address))] };
  },
  bad: [
    "<devices><smartcard mode='host'/>«<smartcard mode='host'/>»</devices>",
    "<devices><smartcard mode='host'>«<address type='ccid' controller='0' slot='1'/>»</smartcard></devices>",
  ],
  good: [
    "<devices><smartcard mode='host'><address type='ccid' controller='0' slot='0'/></smartcard></devices>",
  ],
});
