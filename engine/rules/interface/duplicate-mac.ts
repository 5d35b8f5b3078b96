import { canonicalMac } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'duplicate-mac',
  cause: 'net-mac-duplicate',
  profile: 'silent',
  severity: 'warning',
  title: 'Two interfaces with one MAC address',
  why: 'libvirt starts such a domain; the guest then has two cards that answer for the same address, and the network gets confused.',
  remedy: 'Give each interface an address of its own. A teaming pair (teaming persistent and transient) shares one on purpose.',
  witness: [{
    source: 'libvirt 11.3.0 docs/formatdomain.rst, network interfaces',
    text: 'The contents of the mac address are optional; libvirt generates one (no check for repetition within a domain).',
  }],
  onlyWith: ['mac'],
  visits: ['domain/devices'],
  *check(devices, { text: source }) {
    const first = new Map<string, Element>();
    for (const nic of children(devices, 'interface')) {
      const mac = canonicalMac(value(child(nic, 'mac'), 'address'));
      if (mac === undefined || child(nic, 'teaming')) continue;
      const before = first.get(mac);
      if (before) yield { at: attribute(child(nic, 'mac'), 'address')!, message: `Another interface has the MAC address ${mac} already.`, evidence: [{ at: attribute(child(before, 'mac'), 'address')!, message: 'The other one is here.' }], fixes: [offeredFix('Remove <mac>, so that libvirt makes one', removeElement(source, child(nic, 'mac')!))] };
      else first.set(mac, nic);
    }
  },
  bad: [
    `<devices>
    <interface type='user'>
      <mac address='52:54:00:aa:bb:cc'/>
    </interface>
    <interface type='user'>
      <mac «address='52:54:00:AA:BB:CC'»/>
    </interface>
  </devices>`,
  ],
  good: [
    `<devices>
    <interface type='user'>
      <mac address='52:54:00:aa:bb:cc'/>
    </interface>
    <interface type='user'>
      <mac address='52:54:00:aa:bb:cd'/>
    </interface>
  </devices>`,
  ],
});
