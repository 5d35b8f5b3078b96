import { isOlder } from '../../core/version.ts';
import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = {
  versions: { libvirt: '9.0.0' },
  networks: [
    { name: 'default', active: true, forward: 'nat', virtualPort: 'none' }, { name: 'lan', active: true, forward: 'bridge', bridge: 'br0', virtualPort: 'none' },
    { name: 'ovs', active: true, forward: 'bridge', bridge: 'ovs0', virtualPort: 'openvswitch' },
  ],
};
const nic = (name: string, vlan: string): string => `<interface type='network'><source network='${name}'/>${vlan}<model type='virtio'/></interface>`;
const TAG = "<tag id='42'/></vlan>";

/** From here on libvirt sets VLANs on Linux bridges of the host as well (its NEWS). */
const BRIDGES_SINCE = '11.0.0';
/** Networks whose bridge libvirt makes itself; and those of macvtap where the switch does not tag. */
const NEVER: ReadonlySet<string> = new Set(['nat', 'route', 'open', 'isolated', 'vepa', 'private']);

export default defineRule({
  id: 'vlan-not-on-host-network',
  cause: 'net-vlan-unsupported',
  profile: 'host',
  severity: 'error',
  title: 'A VLAN tag on a network that carries none',
  why: 'libvirt tags for Open vSwitch, for devices handed through, and from 11.0 on for Linux bridges of the host. On its own networks (NAT, routed, isolated) it refuses to start a guest whose interface has a tag.',
  remedy: 'Remove <vlan>, or connect to a network that tags: a bridge of that VLAN, Open vSwitch, or a virtual function of a network card.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainActualNetDefValidate', text: 'interface %1$s - vlan tag not supported for this connection type' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['vlan'],
  visits: ['domain/devices/interface/vlan'],
  needs: ['networks', 'versions'],
  *check(vlan, { host: { networks, versions: { libvirt } } }) {
    const nic = vlan.parent!;
    const network = value(nic, 'type') === 'network' ? networks.find(({ name }) => name === value(child(nic, 'source'), 'network')) : undefined;
    const port = value(child(nic, 'virtualport'), 'type') ?? network?.virtualPort;
    if (!network?.forward || !child(vlan, 'tag') || port === undefined || port === 'openvswitch') return;
    const isOldBridge = network.forward === 'bridge' && network.bridge !== undefined && libvirt !== undefined && isOlder(libvirt, BRIDGES_SINCE);
    if (NEVER.has(network.forward) || isOldBridge) yield { at: vlan, message: `${deviceName(vlan)} has a VLAN tag, which the network ${network.name.slice(0, 60)} (${isOldBridge ? `a Linux bridge, libvirt ${libvirt}` : network.forward}) does not carry.` };
  },
  bad: [{ xml: nic('default', `«<vlan>»${TAG}`), host }, { xml: nic('lan', `«<vlan>»${TAG}`), host }],
  good: [{ xml: nic('ovs', `<vlan>${TAG}`), host }, { xml: nic('lan', `<vlan>${TAG}`), host: { ...host, versions: { libvirt: '11.3.0' } } }, { xml: nic('other', `<vlan>${TAG}`), host }],
});
