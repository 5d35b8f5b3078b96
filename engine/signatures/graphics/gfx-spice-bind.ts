import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-spice-bind',
  category: 'graphics',
  severity: 'fatal',
  title: 'SPICE cannot listen on its address and port',
  match: [
    'reds_init_socket: (reds_init_socket: |)binding socket to {where:path} failed',
    'reds_init_socket: (reds_init_socket: |)listen: {error}',
    'binding socket to {where:path} failed',
    'failed to initialize spice server',
    'Failed to open SPICE sockets',
  ],
  message: 'The SPICE server could not open its port.',
  why: 'The port is taken – by another VM with a fixed port or another program – or the host does not have the listen address.',
  remedy: "Use autoport='yes', another port, or a listen address that the host has.",
  checks: [{ command: 'ss -ltnp', look: 'who listens on the port' }, { command: 'ip -br address' }, { command: 'virsh dumpxml VM --xpath //graphics' }],
  xml: [{ path: "devices/graphics[@type='spice']/@port" }, { path: "devices/graphics[@type='spice']" }],
  yieldsTo: ['gfx-spice-addrfamily', 'gfx-spice-tls-certs', 'gfx-spice-no-port', 'gfx-listen-addr'],
  witness: { source: 'spice-server, server/reds.cpp reds_init_socket; QEMU ui/spice-core.c qemu_spice_init', text: 'binding socket to %s:%s failed' },
  samples: ['2025-11-01T11:01:01.011011Z qemu-system-x86_64: warning: Spice: ../server/reds.cpp:2585:reds_init_socket: binding socket to 0.0.0.0:5931 failed', '(process:8080): Spice-WARNING **: 11:11:11.111: reds.c:2645:reds_init_socket: binding socket to 10.1.1.1:5905 failed'],
  nearMisses: ['qemu-kvm: -vnc 127.0.0.1:4: Failed to find an available port: Address already in use', 'warning: Spice: reds_init_socket: getaddrinfo(::1,5913): Address family for hostname not supported'],
});
