import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const none = { vhostUser: [{ path: '/usr/share/qemu/vhost-user/50-gpu.json', type: 'gpu', binary: '/usr/libexec/vhost-user-gpu', exists: true }] };
const some = { vhostUser: [{ path: '/usr/share/qemu/vhost-user/50-virtiofsd.json', type: 'fs', binary: '/usr/libexec/virtiofsd', exists: true }] };
const share = (driver: string, more = ''): string => `<filesystem type='mount' accessmode='passthrough'><driver ${driver}/>${more}<source dir='/srv/share'/><target dir='share'/></filesystem>`;

export default defineRule({
  id: 'virtiofsd-not-on-host',
  cause: 'fs-virtiofsd-missing',
  profile: 'host',
  severity: 'error',
  title: 'virtiofs on a host without virtiofsd',
  why: 'A folder is shared by virtiofsd, a program of its own. libvirt finds it by the descriptions below /usr/share/qemu/vhost-user.',
  remedy: 'Install virtiofsd (older distributions have it in qemu-system-common), or name it: <binary path=…/>.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_vhost_user.c qemuVhostUserFillDomainFS', text: 'Unable to find a satisfying virtiofsd' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/filesystem'],
  needs: ['vhostUser'],
  *check(filesystem, { host: { vhostUser } }) {
    const type = attribute(child(filesystem, 'driver'), 'type');
    if (type?.value !== 'virtiofs' || value(child(filesystem, 'binary'), 'path') !== undefined || value(child(filesystem, 'source'), 'socket') !== undefined) return;
    const found = vhostUser.filter((backend) => backend.type === 'fs');
    if (found.length === 0) yield { at: type, message: `${deviceName(filesystem)} needs virtiofsd, of which the host has no description.` };
    else if (found.every((backend) => backend.exists === false)) yield { at: type, message: `${deviceName(filesystem)} needs ${found[0]!.binary.slice(0, 80)}, which is described on the host but not installed.` };
  },
  bad: [{ xml: share("«type='virtiofs'»"), host: none }, { xml: share("«type='virtiofs'»"), host: { vhostUser: [{ ...some.vhostUser[0]!, exists: false }] } }],
  good: [{ xml: share("type='virtiofs'"), host: some }, { xml: share("type='path'"), host: none }, { xml: share("type='virtiofs'", "<binary path='/opt/virtiofsd'/>"), host: none }],
});
