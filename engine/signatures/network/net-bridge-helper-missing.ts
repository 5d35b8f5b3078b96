import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-bridge-helper-missing',
  category: 'network',
  severity: 'fatal',
  title: 'The bridge helper is not installed',
  match: [
    "'{path:quoted}' is not a suitable bridge helper",
    '{path:path}qemu-bridge-helper: No such file or directory',
    'cannot execute binary {path:path}qemu-bridge-helper: No such file or directory',
  ],
  message: 'qemu-bridge-helper is not where libvirt or QEMU looks for it.',
  why: 'Session mode needs the program for bridged interfaces; the package is missing or puts it elsewhere.',
  remedy: 'Install it (qemu-system-common, qemu-common) or set bridge_helper in /etc/libvirt/qemu.conf to its path.',
  checks: [
    { command: 'ls -l /usr/lib/qemu/qemu-bridge-helper /usr/libexec/qemu-bridge-helper' },
    { command: 'grep bridge_helper /etc/libvirt/qemu.conf' },
  ],
  xml: [{ path: 'devices/interface/source/@bridge' }],
  witness: {
    source: 'libvirt 11.3 src/hypervisor/domain_interface.c',
    text: "'%1$s' is not a suitable bridge helper",
  },
  samples: [
    "error: '/usr/libexec/qemu-bridge-helper' is not a suitable bridge helper: No such file or directory",
    'qemu: could not launch: /usr/lib/qemu/qemu-bridge-helper: No such file or directory',
    'libvirt:  error : cannot execute binary /usr/lib/qemu/qemu-bridge-helper: No such file or directory',
  ],
  nearMisses: [
    'qemu-bridge-helper: access denied by acl file',
    'bridge helper failed',
  ],
});
