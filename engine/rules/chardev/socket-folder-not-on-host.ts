import { becauseOf, folderOf, missingPart } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/run', exists: true }, { path: '/run/vm', exists: false }] };
const port = (source: string): string => `<channel type='unix'><source ${source}/><target type='virtio' name='org.qemu.guest_agent.0'/></channel>`;

export default defineRule({
  id: 'socket-folder-not-on-host',
  cause: 'chr-socket-dir-missing',
  profile: 'host',
  severity: 'error',
  title: 'A socket in a folder that the host does not have',
  why: "With mode='bind' QEMU makes the socket when the guest starts. It makes no folders.",
  remedy: 'Create the folder, or leave the path out: libvirt then makes up one of its own.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuOpenChrChardevUNIXSocket', text: "Unable to bind to UNIX socket path '%1$s'" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@path'],
  visits: ['serial', 'parallel', 'console', 'channel', 'redirdev', 'smartcard'].map((device) => `domain/devices/${device}`),
  needs: ['images'],
  *check(device, { host: { images } }) {
    const source = value(device, 'type') === 'unix' ? child(device, 'source') : undefined;
    const at = attribute(source, 'path');
    if (!at?.value.startsWith('/') || value(source, 'mode') === 'connect') return;
    const folder = folderOf(at.value);
    const missing = missingPart(images, folder);
    if (missing !== undefined) yield { at, message: `The socket of ${deviceName(device)} is to be made in ${folder.slice(0, 120)}, which the host does not have${becauseOf(missing, folder)}.` };
  },
  bad: [{ xml: port("mode='bind' «path='/run/vm/agent.sock'»"), host }],
  good: [{ xml: port("mode='bind' path='/run/agent.sock'"), host }, { xml: port("mode='connect' path='/run/vm/agent.sock'"), host }],
});
