import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-spice-tls-certs',
  category: 'graphics',
  severity: 'fatal',
  title: 'SPICE encryption is on, but the certificates cannot be loaded',
  match: ['reds_init_ssl: (Could not (load certificates|use private key file|use CA file|open)|Could not)', 'Could not load certificates from {file:path}', 'Could not use private key file', 'Could not use CA file {file:path}', 'reds_init_ssl: …(rror|ailed)'],
  message: 'SPICE is set up with TLS, but QEMU cannot read its certificates or key.',
  why: 'spice_tls is on in qemu.conf (or the XML asks for TLS) and the files under /etc/pki/libvirt-spice or /etc/pki/qemu are missing, unreadable for the QEMU user or do not fit together.',
  remedy: 'Install ca-cert.pem, server-cert.pem and server-key.pem, readable for the QEMU user only, or set spice_tls = 0 and reload.',
  checks: [{ command: 'ls -l /etc/pki/libvirt-spice /etc/pki/qemu' }, { command: "grep -E '^spice_tls' /etc/libvirt/qemu.conf" }],
  xml: [{ path: "devices/graphics[@type='spice']" }],
  witness: { source: 'spice-server, server/reds.cpp reds_init_ssl', text: 'Could not load certificates from %s' },
  samples: ['qemu-system-x86_64: warning: Spice: ../server/reds.cpp:2839:reds_init_ssl: Could not load certificates from /etc/pki/libvirt-spice/server-cert.pem', '(process:99): Spice-WARNING **: reds.c:2900:reds_init_ssl: Could not use private key file'],
  nearMisses: ['reds_init_socket: binding socket to 127.0.0.1:5900 failed', 'Certificate loaded'],
});
