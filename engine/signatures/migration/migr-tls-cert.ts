import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-tls-cert',
  category: 'migration',
  severity: 'fatal',
  title: 'The encrypted migration channel failed',
  match: ['Cannot (read from|write to) TLS channel', 'TLS handshake failed: {error}', 'TLS migration is not supported with this QEMU binary'],
  unless: ['virNetTLS', 'unix:', 'nbd'],
  message: 'The TLS connection between the two QEMUs broke.',
  why: 'The certificates do not fit (name, CA, dates, usage), or the other side ended; the reason of the other side is in its log.',
  remedy: 'Check the certificates in migrate_tls_x509_cert_dir on both hosts, and the target\'s domain log of the same second.',
  checks: [{ command: 'openssl x509 -noout -text -in /etc/pki/qemu/server-cert.pem' }, { command: 'date', look: 'on both hosts' }, { command: 'tail -40 /var/log/libvirt/qemu/VM.log', look: 'on the target' }],
  witness: { source: 'QEMU 7.2 and 10.0, io/channel-tls.c', text: 'Cannot read from TLS channel' },
  samples: ['error: operation failed: migration out job: Cannot read from TLS channel: Input/output error', 'qemu-kvm: Cannot write to TLS channel: Broken pipe'],
  nearMisses: ["authentication failed: Failed to verify peer's certificate", 'TLS enabled'],
});
