import { closest } from '../../core/edit-distance.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const host = { networks: [{ name: 'default', active: true }, { name: 'storage', active: false }] };
const nic = (source: string): string => `<interface type='network'><source ${source}/><model type='virtio'/></interface>`;

export default defineRule({
  id: 'network-not-on-host',
  cause: 'net-not-found',
  profile: 'host',
  severity: 'error',
  title: 'A virtual network that the host does not have',
  why: 'An interface of type=\'network\' is plugged into a network that libvirt manages. It is looked up by its name when the guest starts.',
  remedy: 'Use a network of the host (virsh net-list --all), or define this one (virsh net-define) and start it.',
  witness: [{ source: 'libvirt 11.3.0 src/network/bridge_driver.c networkLookupByName', text: "no network with matching name '%1$s'" }],
  drivers: ['qemu', 'kvm', 'hvf', 'lxc', 'bhyve'],
  onlyWith: ['@network'],
  visits: ['domain/devices/interface'],
  needs: ['networks'],
  *check(nic, { host: { networks } }) {
    const at = value(nic, 'type') === 'network' ? attribute(child(nic, 'source'), 'network') : undefined;
    if (!at?.valueSpan || at.value === '' || networks.some(({ name }) => name === at.value)) return;
    const names = networks.map(({ name }) => name);
    const near = closest(at.value, names);
    yield {
      at, message: `${deviceName(nic)} wants the network ${at.value.slice(0, 60)}, which the host does not have; it has ${names.slice(0, 8).map((n) => n.slice(0, 40)).join(', ') || 'none'}.`,
      ...(near !== undefined && /^[\w.-]+$/.test(near) && { fixes: [offeredFix(`Use ${near}`, replace(at.valueSpan, near))] }),
    };
  },
  bad: [{ xml: nic("«network='defautl'»"), host }, { xml: nic("«network='lan'»"), host: { networks: [] } }],
  good: [{ xml: nic("network='default'"), host }, { xml: nic("network='storage'"), host }, { xml: "<interface type='bridge'><source bridge='br0'/></interface>", host }],
});
