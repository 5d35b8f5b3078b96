import { deviceName, isYes } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'interface-isolated-port',
  profile: 'libvirt',
  severity: 'error',
  title: 'An isolated port where there is no bridge',
  why: 'Port isolation is a property of a port of a Linux bridge: interfaces of type network or bridge, without a virtualport of another switch.',
  remedy: "Remove <port isolated='yes'/>, or use a Linux bridge.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainNetDefValidatePortOptions', text: "interface %1$s - <port isolated='yes'/> is not supported for network interfaces with type='%2$s'" },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainNetDefValidatePortOptions', text: "interface %1$s - <port isolated='yes'/> is not supported for network interfaces with virtualport type='%2$s'" },
  ],
  visits: ['domain/devices/interface/port'],
  *check(port, { text: source }) {
    if (!isYes(port, 'isolated')) return;
    const type = value(port.parent, 'type') ?? 'user';
    const virtualport = value(child(port.parent, 'virtualport'), 'type');
    const fixes = [safeFix('Remove <port>', removeElement(source, port))];
    if (type !== 'network' && type !== 'bridge') yield { at: port, message: `${deviceName(port)} is of type='${type}', which has no bridge port to isolate.`, fixes };
    else if (virtualport !== undefined) yield { at: port, message: `${deviceName(port)} asks for an isolated port, which a virtualport of type ${virtualport} does not offer.`, fixes };
  },
  bad: [
    "<interface type='user'>«<port isolated='yes'/>»</interface>",
    "<interface type='bridge'><source bridge='ovs0'/><virtualport type='openvswitch'/>«<port isolated='yes'/>»</interface>",
  ],
  good: [
    "<interface type='bridge'><source bridge='br0'/><port isolated='yes'/></interface>",
    "<interface type='user'><port isolated='no'/></interface>",
  ],
});
