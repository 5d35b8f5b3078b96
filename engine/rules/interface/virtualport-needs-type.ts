import { deviceName } from '../../schema/read.ts';
import { value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'virtualport-needs-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'A virtual port without type',
  why: 'Only a libvirt network can tell which kind of switch it is; other interfaces must say it.',
  remedy: "Add type='openvswitch', '802.1Qbg', '802.1Qbh' or 'midonet'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/netdev_vport_profile_conf.c virNetDevVPortProfileParse', text: 'missing required virtualport type' },
  ],
  visits: ['domain/devices/interface/virtualport'],
  *check(port) {
    const owner = value(port.parent, 'type');
    if (value(port, 'type') !== undefined || owner === undefined || !['bridge', 'direct', 'hostdev'].includes(owner)) return;
    yield { at: port, message: `${deviceName(port)} of type='${owner}' has a virtual port without type.`, fixes: owner === 'bridge' ? [offeredFix("Write type='openvswitch'", setAttribute(port, 'type', 'openvswitch'))] : [] };
  },
  bad: [
    "<interface type='bridge'><source bridge='ovs0'/>«<virtualport>»<parameters interfaceid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></virtualport></interface>",
  ],
  good: [
    "<interface type='network'><source network='ovs'/><virtualport><parameters interfaceid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></virtualport></interface>",
  ],
});
