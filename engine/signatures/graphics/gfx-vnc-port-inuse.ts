import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-vnc-port-inuse',
  category: 'graphics',
  severity: 'fatal',
  title: 'The VNC port is already taken',
  match: ['Failed to find an available port: Address already in use', 'vnc…Failed to (bind|listen on) socket: Address already in use'],
  unless: ['-chardev '],
  message: "The port for the VM's VNC display is in use.",
  why: 'Another VM or program listens on the fixed port of the XML.',
  remedy: "Use autoport='yes' or another port, or stop what holds it.",
  checks: [{ command: 'ss -ltnp', look: 'port 5900 + display number' }, { command: 'virsh dumpxml VM --xpath //graphics' }],
  xml: [{ path: "devices/graphics[@type='vnc']/@port" }, { path: "devices/graphics[@type='vnc']" }],
  witness: { source: 'QEMU 7.2 and 10.0, util/qemu-sockets.c inet_listen_saddr and ui/vnc.c', text: 'Failed to find an available port' },
  samples: ['qemu-system-x86_64: -vnc 0.0.0.0:12: Failed to find an available port: Address already in use', 'error: internal error: process exited while connecting to monitor: qemu-kvm: -vnc 127.0.0.1:3,audiodev=audio1: Failed to find an available port: Address already in use'],
  nearMisses: ['qemu-kvm: -vnc 10.9.9.9:0: Failed to find an available port: Cannot assign requested address', 'reds_init_socket: binding socket to 127.0.0.1:5900 failed'],
});
