import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { networks: [{ name: 'default', active: true }, { name: 'storage', active: false, autostart: true }, { name: 'lab', active: false, autostart: false }] };
const nic = (source: string): string => `<interface type='network'><source ${source}/><model type='virtio'/></interface>`;

export default defineRule({
  id: 'network-inactive',
  cause: 'net-not-active',
  profile: 'host',
  severity: 'warning',
  title: 'A virtual network that is not started now',
  why: 'libvirt does not start a network for the sake of a guest: while the network is inactive, the guest does not start.',
  remedy: 'virsh net-start NETWORK, and virsh net-autostart NETWORK so that it comes up with the host.',
  witness: [{ source: 'libvirt 11.3.0 src/network/bridge_driver.c networkAllocatePort', text: "network '%1$s' is not active" }],
  drivers: ['qemu', 'kvm', 'hvf', 'lxc', 'bhyve'],
  onlyWith: ['@network'],
  visits: ['domain/devices/interface'],
  needs: ['networks'],
  *check(nic, { host: { networks } }) {
    const at = value(nic, 'type') === 'network' ? attribute(child(nic, 'source'), 'network') : undefined;
    const network = networks.find(({ name }) => name === at?.value);
    if (!at || network?.active !== false) return;
    const later = network.autostart === undefined ? '' : network.autostart ? '; it is to start with the host (autostart)' : '; it does not start with the host (no autostart)';
    yield { at, message: `${deviceName(nic)} wants the network ${at.value.slice(0, 60)}, which is not active now${later}.` };
  },
  bad: [{ xml: nic("«network='storage'»"), host }, { xml: nic("«network='lab'»"), host }],
  good: [{ xml: nic("network='default'"), host }, { xml: nic("network='unknown'"), host }],
});
