import { deviceName } from '../../schema/read.ts';
import { attribute, children } from '../../xml/query.ts';
import { removeAttribute, removeElement, setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'vlan-native-trunk',
  profile: 'libvirt',
  severity: 'error',
  title: 'VLAN tags that contradict each other',
  why: 'At most one tag is the native one of a trunk; several tags, or a native one, make the port a trunk, whatever trunk says. Tags run to 4095.',
  remedy: "Write trunk='yes', and nativeMode on one tag.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/netdev_vlan_conf.c virNetDevVlanParse', text: 'duplicate native vlan setting' },
    { source: 'libvirt 11.3.0 src/conf/netdev_vlan_conf.c virNetDevVlanParse', text: 'invalid configuration in <vlan> - "trunk=\'no\'" is not allowed with a native vlan id' },
    { source: 'libvirt 11.3.0 src/conf/netdev_vlan_conf.c virNetDevVlanParse', text: 'vlan tag id %1$u too large (maximum 4095)' },
    { source: 'libvirt 11.3.0 src/conf/netdev_vlan_conf.c virNetDevVlanParse', text: "missing tag id - each <vlan> must have at least one <tag id='n'/> subelement" },
    { source: 'libvirt 9.0.0 src/conf/netdev_vlan_conf.c virNetDevVlanParse', text: 'vlan tag id %u too large (maximum 4095)' },
  ],
  visits: ['domain/devices/interface/vlan'],
  *check(vlan, { text: source }) {
    const tags = children(vlan, 'tag');
    const what = deviceName(vlan);
    if (tags.length === 0) yield { at: vlan, message: `${what} has a <vlan> without a <tag>.`, fixes: [offeredFix('Remove <vlan>', removeElement(source, vlan))] };
    for (const tag of tags) {
      const id = attribute(tag, 'id');
      if (id && Number(id.value) > 4095) yield { at: id, message: `${what} has VLAN tag ${id.value}; the highest is 4095.` };
    }
    const natives = tags.flatMap((tag) => attribute(tag, 'nativeMode') ?? []);
    for (const second of natives.slice(1)) yield { at: second, message: `${what} has a second native VLAN.`, evidence: [{ at: natives[0]!, message: 'The first one is here.' }], fixes: [offeredFix('Remove nativeMode', removeAttribute(source, second))] };
    const trunk = attribute(vlan, 'trunk');
    if (trunk?.value.toLowerCase() === 'no' && tags.length === 1 && natives.length > 0) yield { at: trunk, message: `${what} has a native VLAN, which only a trunk has.`, fixes: [offeredFix("Write trunk='yes'", setAttribute(vlan, 'trunk', 'yes'))] };
  },
  bad: [
    "<interface type='bridge'><source bridge='ovs0'/><virtualport type='openvswitch'/><vlan trunk='yes'><tag id='1' nativeMode='tagged'/><tag id='2' «nativeMode='tagged'»/></vlan></interface>",
    "<interface type='bridge'><source bridge='ovs0'/><virtualport type='openvswitch'/><vlan «trunk='no'»><tag id='1' nativeMode='tagged'/></vlan></interface>",
    "<interface type='bridge'><source bridge='ovs0'/><virtualport type='openvswitch'/><vlan><tag «id='5000'»/></vlan></interface>",
  ],
  good: [
    "<interface type='bridge'><source bridge='ovs0'/><virtualport type='openvswitch'/><vlan trunk='yes'><tag id='1' nativeMode='untagged'/><tag id='2'/></vlan></interface>",
  ],
});
