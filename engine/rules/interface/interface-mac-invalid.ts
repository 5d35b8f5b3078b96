import { canonicalMac } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { removeElement, setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'interface-mac-invalid',
  cause: 'cfg-invalid-mac',
  profile: 'libvirt',
  severity: 'error',
  title: 'A MAC address that is none, or one of many',
  why: 'A network card has a unicast address of six parts; libvirt refuses anything else, and multicast addresses (odd first part).',
  remedy: 'Use 52:54:00: followed by three parts of your choice.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetDefParseXML',
    text: 'unable to parse mac address \'%1$s\'',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetDefParseXML',
    text: 'expected unicast mac address, found multicast \'%1$s\'',
  }],
  visits: ['domain/devices/interface/mac'],
  *check(mac, { text: source }) {
    const address = attribute(mac, 'address');
    if (!address) return;
    const canonical = canonicalMac(address.value);
    if (canonical === undefined) yield { at: address, message: `'${address.value}' is no MAC address: it must be six parts of two hexadecimal digits.`, fixes: [offeredFix('Remove <mac>, so that libvirt makes one', removeElement(source, mac))] };
    else if (parseInt(canonical.slice(0, 2), 16) % 2 === 1) yield { at: address, message: `${address.value} is a multicast address; a network card needs a unicast one, with an even first part.`, fixes: [offeredFix('Make it a unicast address', setAttribute(mac, 'address', (parseInt(canonical.slice(0, 2), 16) - 1).toString(16).padStart(2, '0') + canonical.slice(2)))] };
  },
  bad: [
    `<interface type='user'>
      <mac «address='52:54:00:aa:bb'»/>
    </interface>`,
    `<interface type='user'>
      <mac «address='53:54:00:aa:bb:cc'»/>
    </interface>`,
  ],
  good: [
    `<interface type='user'>
      <mac address='52:54:00:aa:bb:cc'/>
    </interface>`,
  ],
});
