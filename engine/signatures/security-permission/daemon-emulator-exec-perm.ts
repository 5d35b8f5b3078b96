import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-emulator-exec-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'libvirt may not run the emulator',
  match: [
    'annot execute binary {path:path}: Permission denied',
    'QEMU binary {path:path} is not executable',
    'annot check QEMU binary {path:path}: Permission denied',
    "ailed to stat QEMU binary '{path:quoted}': Permission denied",
    'annot run {path:path}: Permission denied',
  ],
  message: 'The program {path} may not be executed.',
  why: 'Its mode lacks x, a directory on the way is closed, the file system is mounted noexec, or AppArmor or SELinux forbids it (own builds outside /usr/bin).',
  remedy: 'Correct mode and label of the program, or use the packaged one in <emulator>.',
  checks: [
    { command: 'namei -l -- EMULATOR' },
    { command: 'findmnt -T EMULATOR', look: 'noexec' },
    { command: 'ls -Z -- EMULATOR' },
    { command: 'journalctl -k | grep -E \'apparmor="DENIED"|avc: \'' },
  ],
  xml: [{ path: 'devices/emulator', equals: 'path' }],
  yieldsTo: ['sec-apparmor-exec-emulator'],
  witness: {
    source: 'libvirt 11.3 src/util/vircommand.c, virExec(), and src/qemu/qemu_capabilities.c',
    text: 'cannot execute binary %1$s / QEMU binary %1$s is not executable',
  },
  samples: [
    'error: internal error: process exited while connecting to monitor: libvirt:  error : cannot execute binary /opt/qemu/bin/qemu-system-x86_64: Permission denied',
    'error: QEMU binary /home/bob/qemu-system-arm is not executable: Permission denied',
    'error: Cannot check QEMU binary /opt/q/qemu-system-x86_64: Permission denied',
  ],
  nearMisses: [
    'error: Cannot check QEMU binary /usr/bin/kvm: No such file or directory',
    'libvirt:  error : cannot execute binary /etc/qemu-ifup: No such file or directory',
  ],
});
