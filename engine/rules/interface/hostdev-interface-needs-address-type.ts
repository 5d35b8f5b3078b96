import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'hostdev-interface-needs-address-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'A passed-through card whose address has no type',
  why: 'In an interface the type of the source address tells whether the card is a PCI, USB or mediated device.',
  remedy: "Write <address type='pci' …/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetDefParseXML', text: "unknown host device source address type '%1$s'" },
    { source: 'libvirt 9.0.0 src/conf/domain_conf.c virDomainHostdevDefParseXMLSubsys', text: 'missing source address type' },
  ],
  visits: ['domain/devices/interface'],
  *check(net) {
    const source = child(net, 'source');
    if (value(net, 'type') !== 'hostdev' || !source || child(source, 'vendor')) return;
    const address = child(source, 'address');
    const type = attribute(address, 'type');
    if (type && ['usb', 'pci', 'scsi', 'scsi_host', 'mdev'].includes(type.value)) return;
    const looksPci = address !== undefined && value(address, 'slot') !== undefined;
    yield { at: type ?? address ?? source, message: `${deviceName(net)} is a passed-through card whose source address ${type ? `is of type '${type.value}'` : 'has no type'}.`, fixes: looksPci ? [offeredFix("Write type='pci'", setAttribute(address, 'type', 'pci'))] : [] };
  },
  bad: [
    "<interface type='hostdev' managed='yes'><source>«<address domain='0' bus='1' slot='0' function='0'/>»</source></interface>",
  ],
  good: [
    "<interface type='hostdev' managed='yes'><source><address type='pci' domain='0' bus='1' slot='0' function='0'/></source></interface>",
  ],
});
