import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const VIRTIO = ['virtio', 'virtio-transitional', 'virtio-non-transitional'];
const NO_QUEUES = ['user', 'server', 'client', 'mcast', 'internal', 'hostdev', 'udp', 'null', 'vds'];
const NO_FILTER = [...NO_QUEUES, 'direct', 'vhostuser', 'vdpa'];

export default defineRule({
  id: 'interface-start-needs-tap',
  profile: 'libvirt',
  severity: 'error',
  title: 'Queues or a filter on a network without a tap device',
  why: 'Several queues need a tap, macvtap, vhost-user or vDPA device, and filters work on plain tap devices without a virtualport; libvirt refuses to start others.',
  remedy: 'Remove the setting, or use a bridge or network.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateActualNetDef', text: 'interface %1$s - multiqueue is not supported for network interfaces of type %2$s' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateActualNetDef', text: 'interface %1$s - filterref is not supported for network interfaces of type %2$s' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateActualNetDef', text: 'interface %1$s - filterref is not supported for network interfaces with virtualport type %2$s' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/interface'],
  *check(net) {
    const type = value(net, 'type') ?? '';
    const queues = attribute(child(net, 'driver'), 'queues');
    const filter = child(net, 'filterref');
    const port = child(net, 'virtualport');
    if (queues && Number(queues.value) > 0 && VIRTIO.includes(value(child(net, 'model'), 'type') ?? '') && NO_QUEUES.includes(type)) {
      yield { at: queues, message: `${deviceName(net)} asks for ${queues.value.slice(0, 10)} queues, which interfaces of type ${type} do not have.` };
    }
    if (filter && NO_FILTER.includes(type)) yield { at: filter, message: `${deviceName(net)} has a filter, which interfaces of type ${type} do not have.` };
    else if (filter && type === 'bridge' && value(port, 'type') !== undefined) {
      yield { at: filter, message: `${deviceName(net)} has a filter and a virtualport; filters work without one.`, evidence: [{ at: port!, message: 'The virtualport is here.' }] };
    }
  },
  bad: [
    "<interface type='user'><model type='virtio'/><driver «queues='4'»/></interface>",
    "<interface type='direct'><source dev='eth0' mode='bridge'/><model type='virtio'/>«<filterref filter='clean-traffic'/>»</interface>",
    "<interface type='bridge'><source bridge='br0'/><virtualport type='openvswitch'/><model type='virtio'/>«<filterref filter='clean-traffic'/>»</interface>",
  ],
  good: [
    "<interface type='bridge'><source bridge='br0'/><model type='virtio'/><driver queues='4'/><filterref filter='clean-traffic'/></interface>",
  ],
});
