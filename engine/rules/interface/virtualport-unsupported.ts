import { deviceName } from '../../schema/read.ts';
import { value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'virtualport-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'A virtual port on an interface that has none',
  why: 'A virtual port is a port of a switch: of bridges, macvtap, networks and passed-through cards.',
  remedy: 'Remove <virtualport>, or change the type of the interface.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetDefParseXML', text: "<virtualport> element unsupported for <interface type='%1$s'>" },
  ],
  visits: ['domain/devices/interface/virtualport'],
  *check(port, { text: source }) {
    const type = value(port.parent, 'type') ?? 'user';
    if (['network', 'bridge', 'direct', 'hostdev'].includes(type)) return;
    yield { at: port, message: `${deviceName(port)} is of type='${type}', which has no virtual port.`, fixes: [offeredFix('Remove <virtualport>', removeElement(source, port))] };
  },
  bad: [
    "<interface type='user'>«<virtualport type='openvswitch'/>»</interface>",
  ],
  good: [
    "<interface type='bridge'><source bridge='ovs0'/><virtualport type='openvswitch'/></interface>",
  ],
});
