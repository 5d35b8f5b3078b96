import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const none = { deviceNodes: [{ path: '/dev/vhost-net', exists: false }] };
const nic = (driver: string): string => `<interface type='network'><source network='default'/><model type='virtio'/>${driver}</interface>`;

export default defineRule({
  id: 'vhost-net-not-on-host',
  cause: 'up-vhost-net-init',
  profile: 'host',
  severity: 'error',
  title: 'vhost-net is demanded, and the host has none',
  why: "With <driver name='vhost'> the kernel of the host moves the packets, through /dev/vhost-net. Without the demand, QEMU does it itself where the kernel cannot.",
  remedy: "modprobe vhost_net on the host, or remove name='vhost'.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_interface.c qemuInterfaceOpenVhostNet', text: 'vhost-net was requested for an interface, but is unavailable' }],
  drivers: ['kvm'],
  visits: ['domain/devices/interface/driver'],
  needs: ['deviceNodes'],
  *check(device, { host: { deviceNodes } }) {
    const name = attribute(device, 'name');
    const at = name?.value === 'vhost' ? name : undefined;
    if (at && deviceNodes.some(({ path, exists }) => path === '/dev/vhost-net' && !exists)) yield { at, message: `${deviceName(device)} demands vhost-net, but the host has no /dev/vhost-net.` };
  },
  bad: [{ xml: nic("<driver «name='vhost'»/>"), host: none }],
  good: [{ xml: nic("<driver name='qemu'/>"), host: none }, { xml: nic("<driver name='vhost'/>"), host: { deviceNodes: [{ path: '/dev/vhost-net', exists: true }] } }],
});
