import { isAtLeast } from '../../core/version.ts';
import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'interface-vlan-unsupported',
  profile: 'libvirt',
  severity: 'warning',
  title: 'A VLAN tag that the connection cannot carry',
  why: 'libvirt tags only where the hardware or the switch does it: hostdev, macvtap in passthrough mode, and bridges. It accepts the domain and refuses to start it.',
  remedy: 'Remove <vlan>, and let the host tag: connect to a bridge or device of that VLAN.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainActualNetDefValidate', text: 'interface %1$s - vlan tag not supported for this connection type' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/interface/vlan'],
  *check(vlan, { text: source, target }) {
    const net = vlan.parent!;
    const type = value(net, 'type') ?? 'user';
    const mode = value(child(net, 'source'), 'mode') ?? 'vepa';
    const port = value(child(net, 'virtualport'), 'type');
    const works = type === 'network' || type === 'hostdev' || (type === 'direct' && mode === 'passthrough') || (type === 'bridge' && (port === undefined || port === 'openvswitch'));
    if (works || !child(vlan, 'tag')) return;
    yield { at: vlan, message: `${deviceName(vlan)} is of type='${type}'${type === 'direct' ? ` in ${mode} mode` : ''}, which carries no VLAN tag: the guest will not start.`, ...(isAtLeast(target.libvirt, '12.0.0') && mode !== 'passthrough' && type !== 'direct' && { severity: 'error' as const }), fixes: [offeredFix('Remove <vlan>', removeElement(source, vlan))] };
  },
  bad: [
    "<interface type='user'>«<vlan>»<tag id='42'/></vlan></interface>",
    "<interface type='direct'><source dev='eth0' mode='bridge'/>«<vlan>»<tag id='42'/></vlan></interface>",
  ],
  good: [
    "<interface type='direct'><source dev='eth0' mode='passthrough'/><vlan><tag id='42'/></vlan></interface>",
    "<interface type='bridge'><source bridge='ovs0'/><vlan><tag id='42'/></vlan><virtualport type='openvswitch'/></interface>",
  ],
});
