import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { interfaces: [{ name: 'eno1', bridge: false, kind: 'bond' }, { name: 'eno2', bridge: false, master: 'br0' }, { name: 'br0', bridge: true }] };
const nic = (source: string): string => `<interface type='direct'><source ${source} mode='bridge'/><model type='virtio'/></interface>`;

export default defineRule({
  id: 'direct-device-not-on-host',
  cause: 'net-direct-iface-missing',
  profile: 'host',
  severity: 'error',
  title: 'A network card for macvtap that the host does not have',
  why: "An interface of type='direct' is a macvtap device on top of a card of the host.",
  remedy: 'Name a network card of the host (ip link).',
  witness: [{ source: 'libvirt 11.3.0 src/util/virnetdev.c virNetDevGetMTU', text: "Cannot get interface MTU on '%1$s'" }, { source: 'libvirt 11.3.0 src/util/virnetdev.c virNetDevGetIndex', text: 'Unable to get index for interface %1$s' }],
  drivers: ['qemu', 'kvm', 'lxc'],
  visits: ['domain/devices/interface'],
  needs: ['interfaces'],
  *check(nic, { host: { interfaces } }) {
    const at = value(nic, 'type') === 'direct' ? attribute(child(nic, 'source'), 'dev') : undefined;
    if (!at?.valueSpan || at.value === '' || interfaces.some(({ name }) => name === at.value)) return;
    yield { at, message: `${deviceName(nic)} wants the network card ${at.value.slice(0, 40)}, which the host does not have; it has ${interfaces.filter((i) => !i.bridge && i.name !== 'lo').slice(0, 8).map(({ name }) => name).join(', ') || 'none'}.` };
  },
  bad: [{ xml: nic("«dev='eth0'»"), host }],
  good: [{ xml: nic("dev='eno1'"), host }],
});
