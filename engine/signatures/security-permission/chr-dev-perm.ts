import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'chr-dev-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'QEMU may not open a terminal or port of the host',
  match: ["ould not open '/dev/(tty|parport|ttyS|ttyUSB|ttyACM){node:path}': Permission denied", 'ailed to create PTY: Permission denied'],
  message: 'QEMU may not open the host device of a serial port, parallel port or console.',
  why: 'The node belongs to another group (dialout, lp), the cgroup does not allow it, or a security driver forbids it.',
  remedy: 'Let libvirt label it (no <seclabel> that switches it off), or put the QEMU user into the group of the node; for a pseudo terminal, look at /dev/pts in a container.',
  checks: [{ command: 'ls -lZ /dev/ttyS0' }, { command: 'grep cgroup_device_acl /etc/libvirt/qemu.conf' }],
  xml: [{ path: 'devices/serial/source/@path' }, { path: 'devices/parallel/source/@path' }],
  witness: { source: 'QEMU 10.0 and 7.2 chardev/char-pty.c; util/osdep.c qemu_open_internal (the text of errno follows)', text: "Failed to create PTY; Could not %s '%s'" },
  samples: [
    "qemu-system-x86_64: -chardev serial,id=charserial7,path=/dev/ttyUSB7: Could not open '/dev/ttyUSB7': Permission denied",
    'qemu-system-x86_64: -chardev pty,id=charserial0: Failed to create PTY: Permission denied',
  ],
  nearMisses: ["qemu-system-x86_64: Could not open '/dev/ttyUSB7': No such file or directory"],
});
