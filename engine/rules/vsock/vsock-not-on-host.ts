import { defineRule } from '../rule.ts';

const none = { deviceNodes: [{ path: '/dev/vhost-vsock', exists: false }] };

export default defineRule({
  id: 'vsock-not-on-host',
  cause: 'drv-vhost-vsock-nodev',
  profile: 'host',
  severity: 'error',
  title: 'A vsock device on a host without vhost-vsock',
  why: 'The kernel of the host carries the data between host and guest; libvirt opens /dev/vhost-vsock when the guest starts.',
  remedy: 'modprobe vhost_vsock on the host, or remove <vsock>.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessOpenVhostVsock', text: 'unable to open vhost-vsock device' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/vsock'],
  needs: ['deviceNodes'],
  *check(device, { host: { deviceNodes } }) {
    const at = device;
    if (at && deviceNodes.some(({ path, exists }) => path === '/dev/vhost-vsock' && !exists)) yield { at, message: 'The host has no /dev/vhost-vsock for the vsock device.' };
  },
  bad: [{ xml: "«<vsock model='virtio'>»<cid auto='yes'/></vsock>", host: none }],
  good: [{ xml: "<vsock model='virtio'><cid auto='yes'/></vsock>", host: { deviceNodes: [{ path: '/dev/vhost-vsock', exists: true }] } }, { xml: "<vsock model='virtio'><cid auto='yes'/></vsock>", host: { deviceNodes: [] } }],
});
