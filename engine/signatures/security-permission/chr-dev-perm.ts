import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'chr-dev-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'QEMU may not open the host end of a serial port, console or channel',
  match: ["-chardev (file|serial|parallel|pipe),…Could not open '{node:quoted}': Permission denied", '-chardev socket,…: Failed to bind socket to {node:path}: Permission denied', "-chardev socket,…Failed to connect to '{node:quoted}': Permission denied", "ould not open '/dev/(tty|parport|ttyS|ttyUSB|ttyACM){node:path}': Permission denied", 'ailed to create PTY: Permission denied'],
  unless: ['id=charnet', 'vhost-user', 'id=chr-vu'],
  message: 'QEMU may not open the host end of a serial port, parallel port, console or channel.',
  why: 'The node belongs to another group (dialout, lp), the cgroup does not allow it, or a security driver forbids it.',
  remedy: 'Let libvirt label it (no <seclabel> that switches it off), or put the QEMU user into the group of the node; for a pseudo terminal, look at /dev/pts in a container.',
  checks: [{ command: 'ls -lZ /dev/ttyS0' }, { command: 'grep cgroup_device_acl /etc/libvirt/qemu.conf' }],
  xml: [{ path: 'devices/serial/source/@path' }, { path: 'devices/parallel/source/@path' }],
  witness: { source: 'QEMU 10.0 and 7.2 chardev/char-pty.c; util/osdep.c qemu_open_internal (the text of errno follows); util/qemu-sockets.c', text: "Failed to create PTY; Could not %s '%s' / Failed to bind socket to %s" },
  samples: [
    "qemu-system-x86_64: -chardev file,id=c7,path=/srv/seven/pear.log: Could not open '/srv/seven/pear.log': Permission denied",
    'qemu-system-x86_64: -chardev socket,id=c7,path=/srv/pear.sock,server=on: Failed to bind socket to /srv/pear.sock: Permission denied',
    "qemu-system-x86_64: -chardev serial,id=charserial7,path=/dev/ttyUSB7: Could not open '/dev/ttyUSB7': Permission denied",
    'qemu-system-x86_64: -chardev pty,id=charserial0: Failed to create PTY: Permission denied',
  ],
  nearMisses: ["qemu-system-x86_64: Could not open '/dev/ttyUSB7': No such file or directory"],
});
