import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const UNLIMITED = ['user', 'vhostuser', 'server', 'client', 'mcast', 'udp', 'internal', 'hostdev', 'vdpa', 'null', 'vds'];

export default defineRule({
  id: 'interface-bandwidth-ignored',
  profile: 'silent',
  severity: 'warning',
  title: 'A bandwidth limit on an interface that libvirt cannot limit',
  why: "libvirt limits traffic with the host's traffic control, which needs a device of the guest's own on the host. For interfaces of other types it writes a warning to its log and starts the guest without the limit.",
  remedy: 'Use an interface of type network, bridge, direct or ethernet, or remove <bandwidth>.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildInterfaceCommandLine', text: "setting bandwidth on interfaces of type '%s' is not implemented yet" },
    { source: 'libvirt 11.3.0 src/conf/netdev_bandwidth_conf.c virNetDevSupportsBandwidth', text: 'case VIR_DOMAIN_NET_TYPE_ETHERNET: return true;' },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/devices/interface/bandwidth'],
  *check(bandwidth, { text }) {
    const nic = bandwidth.parent!;
    const type = value(nic, 'type') ?? '';
    if (!UNLIMITED.includes(type) || child(nic, 'bandwidth') !== bandwidth) return;
    yield { at: bandwidth, message: `${deviceName(nic)} is of type ${type}: libvirt does not limit its traffic.`, fixes: [offeredFix('Remove <bandwidth>', removeElement(text, bandwidth))] };
  },
  bad: ["<interface type='user'><model type='virtio'/>«<bandwidth>»<inbound average='1000'/></bandwidth></interface>"],
  good: ["<interface type='bridge'><source bridge='br0'/><bandwidth><inbound average='1000'/></bandwidth></interface>"],
});
