import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { networks: [{ name: 'default', active: true }, { name: 'trunk', active: true, portgroups: ['vlan7', 'vlan8'] }] };
const nic = (source: string): string => `<interface type='network'><source ${source}/><model type='virtio'/></interface>`;

export default defineRule({
  id: 'portgroup-not-on-host',
  cause: 'net-portgroup-missing',
  profile: 'silent',
  severity: 'warning',
  title: 'A port group that the network does not have',
  why: 'libvirt goes on without a port group that it does not find. Its VLAN, bandwidth limits and virtual port then do not hold for the guest, and nobody says so.',
  remedy: 'Name a port group of the network (virsh net-dumpxml lists them), or add it to the network.',
  witness: [{ source: 'libvirt 11.3.0 src/network/bridge_driver.c networkAllocatePort', text: 'portgroup can be present for any type of network' }],
  drivers: ['qemu', 'kvm', 'lxc'],
  onlyWith: ['@portgroup'],
  visits: ['domain/devices/interface'],
  needs: ['networks'],
  *check(nic, { host: { networks } }) {
    const source = value(nic, 'type') === 'network' ? child(nic, 'source') : undefined;
    const at = attribute(source, 'portgroup');
    const network = networks.find(({ name }) => name === value(source, 'network'));
    if (!at?.valueSpan || !network || network.portgroups?.includes(at.value)) return;
    yield { at, message: `${deviceName(nic)}: the network ${network.name.slice(0, 60)} has no port group ${at.value.slice(0, 60)}; it has ${network.portgroups?.slice(0, 8).map((n) => n.slice(0, 40)).join(', ') ?? 'none'}.` };
  },
  bad: [{ xml: nic("network='trunk' «portgroup='vlan9'»"), host }, { xml: nic("network='default' «portgroup='vlan7'»"), host }],
  good: [{ xml: nic("network='trunk' portgroup='vlan7'"), host }, { xml: nic("network='gone' portgroup='vlan7'"), host }],
});
