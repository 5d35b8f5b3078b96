import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const network = { active: true, forward: 'nat' } as const;
const host = { networks: [{ ...network, name: 'open', limitsInbound: false }, { ...network, name: 'shared', limitsInbound: true }, { ...network, name: 'lan', forward: 'bridge', limitsInbound: false }] };
const nic = (name: string, floor: string): string => `<interface type='network'><source network='${name}'/><bandwidth><inbound average='1000' ${floor}/></bandwidth></interface>`;

/** virNetDevBandwidthSupportsFloor of libvirt's src/util/virnetdevbandwidth.c. */
const WITH_FLOOR: ReadonlySet<string> = new Set(['nat', 'route', 'open', 'isolated']);

export default defineRule({
  id: 'bandwidth-floor-not-on-host',
  cause: 'net-bandwidth-floor',
  profile: 'host',
  severity: 'error',
  title: 'A guaranteed bandwidth on a network that cannot guarantee any',
  why: 'libvirt takes what it guarantees to an interface (floor) from the inbound limit of its network. A network without one, or with a bridge of somebody else, has nothing to give.',
  remedy: "Remove @floor, or limit the network: <bandwidth><inbound average='…'/></bandwidth> by virsh net-edit.",
  witness: [
    { source: 'libvirt 11.3.0 src/network/bridge_driver.c networkCheckBandwidth', text: "Invalid use of 'floor' on interface with MAC address %1$s - network '%2$s' has no inbound QoS set" },
    { source: 'libvirt 11.3.0 src/network/bridge_driver.c networkCheckBandwidth', text: "Invalid use of 'floor' on interface with MAC address %1$s - 'floor' is only supported for interface type 'network' with forward type 'nat', 'route', 'open' or none" },
  ],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@floor'],
  visits: ['domain/devices/interface/bandwidth/inbound'],
  needs: ['networks'],
  *check(inbound, { host: { networks } }) {
    const at = attribute(inbound, 'floor');
    const nic = inbound.parent?.parent;
    const own = nic && value(nic, 'type') === 'network' ? networks.find(({ name }) => name === value(child(nic, 'source'), 'network')) : undefined;
    if (!at || !own?.forward || own.limitsInbound === undefined || !/^\d{1,12}$/.test(at.value) || Number(at.value) === 0) return;
    const isOfKind = WITH_FLOOR.has(own.forward);
    if (!isOfKind || !own.limitsInbound) yield { at, message: `${deviceName(inbound)} is guaranteed a bandwidth, but the network ${own.name.slice(0, 60)} ${isOfKind ? 'has no inbound limit to take it from' : `(${own.forward}) is none of libvirt's own`}.` };
  },
  bad: [{ xml: nic('open', "«floor='500'»"), host }, { xml: nic('lan', "«floor='500'»"), host }],
  good: [{ xml: nic('shared', "floor='500'"), host }, { xml: nic('other', "floor='500'"), host }],
});
