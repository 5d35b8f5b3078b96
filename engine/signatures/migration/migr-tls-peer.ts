import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-tls-peer',
  category: 'migration',
  severity: 'fatal',
  title: "The peer's TLS certificate was not accepted",
  match: [
    'nable to verify TLS peer: {reason}',
    'authentication failed: TLS handshake failed',
    "Failed to verify peer's certificate", 'Certificate {file:path} owner does not match the hostname {host:path}', 'Certificate does not match the hostname {host:path}', 'Certificate check failed', 'Certificate failed validation', "The certificate hasn't got a known issuer", 'The certificate is not trusted', 'The certificate has been revoked',
    "The (CA|server|client) certificate {file:path} (has expired|is not yet active)", "Certificate {file:path} (usage|purpose) does not {what}", 'The peer certificate is invalid', 'The certificate has no peers', 'The certificate uses an insecure algorithm', "Our own certificate {file:path} failed validation",
  ],
  message: 'A TLS certificate of the other side (or the own one) is not accepted.',
  why: 'It is signed by another CA, made for another host name, expired, or lacks the usage for client or server.',
  remedy: 'Issue certificates with the exact host name (also as SubjectAltName) and both usages, from the CA that both sides have; check the clocks. Switching the check off gives encryption without knowing with whom.',
  checks: [{ command: 'virt-pki-validate' }, { command: 'openssl x509 -noout -subject -dates -ext subjectAltName -in FILE' }, { command: 'date' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/rpc/virnettlscontext.c / virnettlscert.c; QEMU crypto/tlssession.c; libvirt src/rpc/virnettlscontext.c', text: 'Certificate %1$s owner does not match the hostname %2$s / Unable to verify TLS peer: %1$s' },
  samples: ['error: authentication failed: Unable to verify TLS peer: pear', 'error: authentication failed: Failed to verify peer\'s certificate', 'qemu-kvm: Certificate does not match the hostname node7.lan', 'error: authentication failed: The server certificate /etc/pki/libvirt/servercert.pem has expired'],
  nearMisses: ['Cannot write to TLS channel: Broken pipe', 'certificate installed'],
});
