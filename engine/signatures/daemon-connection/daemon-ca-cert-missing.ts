import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-ca-cert-missing',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'A TLS certificate file is missing',
  match: [
    "annot read (CA certificate|CA certificate revocation list|client certificate|server certificate|client key|server key|private key) '{file:quoted}': {reason}",
    "annot read CA certificate '{file:quoted}'",
  ],
  message: 'The TLS file {file} cannot be read.',
  why: 'Connections with tls (qemu:// to another host, or +tls) need the PKI files on both sides; none were set up here.',
  remedy: "Install CA certificate, certificate and key at libvirt's paths, or connect with qemu+ssh://HOST/system. Do not turn verification off for a network you do not own.",
  checks: [
    { command: 'virt-pki-validate' },
    { command: 'ls -l /etc/pki/CA /etc/pki/libvirt /etc/pki/libvirt/private' },
  ],
  witness: {
    source: 'libvirt 11.3 src/rpc/virnettlsconfig.c and virnettlscontext.c, virNetTLSContextCheckCertFile()',
    text: "Cannot read %1$s '%2$s'",
  },
  samples: [
    "error: Cannot read CA certificate '/etc/pki/CA/cacert.pem': No such file or directory",
    "virtproxyd[2]: Cannot read CA certificate '/etc/pki/CA/cacert.pem': Permission denied",
  ],
  nearMisses: [
    'error: The CA certificate /etc/pki/CA/cacert.pem has expired',
    "Cannot read server configuration '/etc/x'",
  ],
});
