import { becauseOf, missingPart } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import type { Attribute, Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/run/vhost', exists: true }, { path: '/run/vhost/net0.sock', exists: false }, { path: '/run/vhost/net1.sock', exists: true, type: 'socket' }] } as const;
const nic = (source: string): string => `<interface type='vhostuser'><mac address='52:54:00:11:22:33'/><source type='unix' ${source}/><model type='virtio'/></interface>`;

/** The socket that QEMU connects to for this device; a server's is made by QEMU itself. */
function connected(device: Element): Attribute | undefined {
  const source = child(device, 'source');
  switch (device.name) {
    case 'interface': return value(device, 'type') === 'vhostuser' && value(source, 'mode') === 'client' ? attribute(source, 'path') : undefined;
    case 'disk': return value(device, 'type') === 'vhostuser' ? attribute(source, 'path') : undefined;
    case 'shmem': return attribute(child(device, 'server'), 'path');
    case 'filesystem': return attribute(source, 'socket');
    default: return value(device, 'type') === 'unix' && value(source, 'mode') === 'connect' ? attribute(source, 'path') : undefined;
  }
}

export default defineRule({
  id: 'socket-not-on-host',
  cause: 'net-vhost-user-sock',
  profile: 'host',
  severity: 'warning',
  title: 'A socket to connect to that is not there now',
  why: 'QEMU connects to the socket when the guest starts. The program behind it (a switch, a storage server, virtiofsd) makes the socket and has to run before.',
  remedy: 'Start that program first, or correct the path.',
  witness: [{ source: 'qemu 7.2.0 util/qemu-sockets.c unix_connect_saddr', text: "Failed to connect to '%s'" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@path', '@socket'],
  visits: ['interface', 'disk', 'filesystem', 'serial', 'parallel', 'console', 'channel', 'redirdev', 'shmem'].map((device) => `domain/devices/${device}`),
  needs: ['images'],
  *check(device, { host: { images } }) {
    const at = connected(device);
    const missing = at?.valueSpan ? missingPart(images, at.value) : undefined;
    if (at && missing !== undefined) yield { at, message: `${deviceName(device)} is to connect to ${at.value.slice(0, 120)}, which is not there now${becauseOf(missing, at.value)}.` };
  },
  bad: [{ xml: nic("«path='/run/vhost/net0.sock'» mode='client'"), host }, { xml: "<serial type='unix'><source mode='connect' «path='/run/vhost/net0.sock'»/></serial>", host }],
  good: [{ xml: nic("path='/run/vhost/net0.sock' mode='server'"), host }, { xml: nic("path='/run/vhost/net1.sock' mode='client'"), host }],
});
