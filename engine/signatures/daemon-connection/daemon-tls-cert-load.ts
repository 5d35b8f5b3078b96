import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-tls-cert-load',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'A TLS certificate or key of libvirt cannot be loaded',
  match: ['nable to import (server certificate|client certificate|certificate list|CA certificate list) {key:path}', 'certificate {key:path} basic constraints (show|do not show)', 'nable to verify (server|client) certificate {key:path} against CA certificate', 'nable to set x509 key and certificate: {key:path}', 'nable to set x509 CA certificate: {key:path}'],
  message: 'libvirt cannot use the certificate or key {key}.',
  why: 'The file is no PEM, key and certificate do not belong together, the key has a passphrase, or its parameters are refused by the crypto policy.',
  remedy: 'Check the files with virt-pki-validate and certtool; make new ones in PEM without a passphrase.',
  checks: [{ command: 'virt-pki-validate' }, { command: 'certtool --certificate-info --infile /etc/pki/libvirt/servercert.pem' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/rpc/virnettlscontext.c virNetTLSContextLoadCredentials; 11.3 src/rpc/virnettlscert.c', text: 'Unable to set x509 key and certificate: %1$s, %2$s: %3$s / Unable to import server certificate %1$s / The certificate %1$s basic constraints show a CA, but we need one for a server' },
  samples: [
    'error: Unable to import server certificate /etc/pki/libvirt/pear.pem',
    'error: The certificate /etc/pki/libvirt/pear.pem basic constraints show a CA, but we need one for a server',
    'error: Unable to set x509 key and certificate: /etc/pki/libvirt/private/pear.pem, /etc/pki/libvirt/pear.pem: Base64 unexpected header error.',
  ],
  nearMisses: ['Set x509 key and certificate: done'],
});
