import { deviceName, readNumber } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

/** What each type needs, and what it must not have. A network completes what is missing; missing ids are made up. */
const KINDS: Readonly<Record<string, { readonly needs: readonly string[]; readonly never: readonly string[] }>> = {
  '802.1Qbg': { needs: ['managerid', 'typeid', 'typeidversion'], never: ['profileid', 'interfaceid'] },
  '802.1Qbh': { needs: ['profileid'], never: ['managerid', 'typeid', 'typeidversion', 'instanceid', 'interfaceid'] },
  openvswitch: { needs: [], never: ['managerid', 'typeid', 'typeidversion', 'instanceid'] },
  midonet: { needs: ['interfaceid'], never: [] },
};
const MOST: Readonly<Record<string, number>> = { managerid: 0xff, typeid: 0xffffff, typeidversion: 0xff };

export default defineRule({
  id: 'virtualport-parameters',
  profile: 'libvirt',
  severity: 'error',
  title: 'Parameters that do not fit the type of virtual port',
  why: 'Each kind of switch has its own parameters: 802.1Qbg managerid, typeid, typeidversion and instanceid; 802.1Qbh profileid; openvswitch profileid and interfaceid; midonet interfaceid.',
  remedy: 'Give the parameters of that type, and no others.',
  witness: [
    { source: 'libvirt 11.3.0 src/util/virnetdevvportprofile.c virNetDevVPortProfileCheckComplete', text: "missing %1$s in <virtualport type='%2$s'>" },
    { source: 'libvirt 11.3.0 src/util/virnetdevvportprofile.c virNetDevVPortProfileCheckNoExtras', text: "extra %1$s unsupported in <virtualport type='%2$s'>" },
    { source: 'libvirt 11.3.0 src/conf/netdev_vport_profile_conf.c virNetDevVPortProfileParse', text: 'profileid parameter too long' },
    { source: 'libvirt 11.3.0 src/conf/netdev_vport_profile_conf.c virNetDevVPortProfileParse', text: 'value of managerid out of range' },
    { source: 'libvirt 11.3.0 src/conf/netdev_vport_profile_conf.c virNetDevVPortProfileParse', text: 'value for typeid out of range' },
    { source: 'libvirt 11.3.0 src/conf/netdev_vport_profile_conf.c virNetDevVPortProfileParse', text: 'value of typeidversion out of range' },
  ],
  visits: ['domain/devices/interface/virtualport'],
  *check(port, { text: source }) {
    const type = value(port, 'type');
    const owner = value(port.parent, 'type') ?? 'user';
    const kind = type !== undefined && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
    if (!['network', 'bridge', 'direct', 'hostdev'].includes(owner)) return;
    const parameters = child(port, 'parameters');
    for (const [name, most] of Object.entries(MOST)) {
      const found = attribute(parameters, name);
      const number = readNumber(found?.value);
      if (found && number !== undefined && number > most) yield { at: found, message: `${deviceName(port)} has ${name}='${found.value}'; the highest is ${most}.` };
    }
    const profile = attribute(parameters, 'profileid');
    if (profile && [...profile.value].reduce((bytes, c) => bytes + (c < '\x80' ? 1 : c < '\u0800' ? 2 : c < '\u{10000}' ? 3 : 4), 0) > 39) yield { at: profile, message: `${deviceName(port)} has a profileid of more than 39 bytes.` };
    if (!kind) return;
    const missing = owner === 'network' ? [] : kind.needs.filter((n) => (value(parameters, n) ?? '') === '');
    if (missing.length > 0) yield { at: parameters ?? port, message: `${deviceName(port)} has a virtual port of type ${type!} without ${missing.join(', ')}.` };
    for (const name of kind.never) {
      const found = attribute(parameters, name);
      if (found && found.value !== '') yield { at: found, message: `${deviceName(port)} has a virtual port of type ${type!}, which has no ${name}.`, fixes: [safeFix(`Remove ${name}`, removeAttribute(source, found))] };
    }
  },
  bad: [
    "<interface type='direct'><source dev='eth0' mode='vepa'/><virtualport type='802.1Qbg'>«<parameters typeid='1' typeidversion='1'/>»</virtualport></interface>",
    "<interface type='direct'><source dev='eth0' mode='vepa'/>«<virtualport type='802.1Qbh'/>»</interface>",
    "<interface type='bridge'><source bridge='br0'/>«<virtualport type='midonet'/>»</interface>",
    "<interface type='direct'><source dev='eth0' mode='vepa'/><virtualport type='802.1Qbh'><parameters profileid='gold' «managerid='1'»/></virtualport></interface>",
    "<interface type='direct'><source dev='eth0' mode='vepa'/><virtualport type='802.1Qbg'><parameters «managerid='256'» typeid='1' typeidversion='1'/></virtualport></interface>",
  ],
  good: [
    "<interface type='direct'><source dev='eth0' mode='vepa'/><virtualport type='802.1Qbg'><parameters managerid='11' typeid='1193047' typeidversion='2'/></virtualport></interface>",
    "<interface type='bridge'><source bridge='ovs0'/><virtualport type='openvswitch'><parameters profileid='p'/></virtualport></interface>",
  ],
});
