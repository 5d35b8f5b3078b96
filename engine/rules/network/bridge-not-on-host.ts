import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { interfaces: [{ name: 'eno1', bridge: false }, { name: 'br0', bridge: true }, { name: 'ovs0', bridge: false, kind: 'openvswitch' }], networks: [{ name: 'lab', active: false, bridge: 'virbr7' }] };
const nic = (bridge: string, more = ''): string => `<interface type='bridge'><source ${bridge}/>${more}<model type='virtio'/></interface>`;

export default defineRule({
  id: 'bridge-not-on-host',
  cause: 'net-bridge-missing',
  profile: 'host',
  severity: 'error',
  title: 'A bridge that the host does not have',
  why: "An interface of type='bridge' is plugged into a bridge that the administrator has set up; libvirt does not make it.",
  remedy: 'Name a bridge of the host (ip link show type bridge), or set it up with the network configuration of the host.',
  witness: [{ source: 'libvirt 11.3.0 src/util/virnetdev.c virNetDevGetMTU', text: "Cannot get interface MTU on '%1$s'" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@bridge'],
  visits: ['domain/devices/interface'],
  needs: ['interfaces'],
  *check(nic, { host }) {
    const at = value(nic, 'type') === 'bridge' ? attribute(child(nic, 'source'), 'bridge') : undefined;
    if (!at?.valueSpan || at.value === '' || host.interfaces.some(({ name }) => name === at.value)) return;
    const bridges = host.interfaces.filter((i) => i.bridge).map(({ name }) => name);
    // Open vSwitch with a data path of its own may have bridges that the kernel does not show.
    const isSwitch = value(child(nic, 'virtualport'), 'type') === 'openvswitch';
    yield {
      at, severity: isSwitch ? 'warning' : 'error',
      message: `${deviceName(nic)} wants the bridge ${at.value.slice(0, 40)}, which the host does not have; it has ${bridges.slice(0, 8).join(', ') || 'none'}.`,
    };
  },
  bad: [{ xml: nic("«bridge='br1'»"), host }, { xml: nic("«bridge='br1'»", "<virtualport type='openvswitch'/>"), host }],
  good: [{ xml: nic("bridge='br0'"), host }, { xml: nic("bridge='ovs0'", "<virtualport type='openvswitch'/>"), host }],
});
