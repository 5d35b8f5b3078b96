import { count, deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

const WITHOUT = ['user', 'server', 'client', 'mcast', 'internal', 'direct', 'hostdev', 'udp', 'vdpa', 'null', 'vds'];

export default defineRule({
  id: 'interface-mtu-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'An MTU on a network without one',
  why: 'libvirt can set the MTU of bridges, networks, tap devices, vhost-user and passt.',
  remedy: 'Remove <mtu> from the interface.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefNetwork', text: 'setting MTU on interface type %1$s is not supported yet' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['mtu'],
  visits: ['domain/devices/interface'],
  *check(net, { text: source }) {
    const mtu = child(net, 'mtu');
    const type = value(net, 'type') ?? '';
    if (!mtu || (count(mtu, 'size') ?? 0) === 0 || !WITHOUT.includes(type)) return;
    if (type === 'user' && value(child(net, 'backend'), 'type') === 'passt') return;
    yield { at: mtu, message: `${deviceName(net)} sets an MTU, which interfaces of type ${type} do not have in libvirt.`, fixes: [safeFix('Remove <mtu>', removeElement(source, mtu))] };
  },
  bad: [
    "<interface type='mcast'><source address='230.0.0.1' port='5558'/><model type='virtio'/>«<mtu size='9000'/>»</interface>",
  ],
  good: [
    "<interface type='bridge'><source bridge='br0'/><model type='virtio'/><mtu size='9000'/></interface>",
  ],
});
