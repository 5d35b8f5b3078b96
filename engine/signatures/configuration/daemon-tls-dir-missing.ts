import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-tls-dir-missing',
  category: 'configuration',
  severity: 'fatal',
  title: 'The folder of TLS certificates does not exist',
  match: ["tls_x509_cert_dir directory '{dir:quoted}' does not exist"],
  message: 'qemu.conf names {dir} for TLS certificates, and it is not there.',
  why: 'libvirt checks the folders at its start when they are set.',
  remedy: 'Make the folder with its certificates, or take the setting out of qemu.conf.',
  checks: [{ command: 'grep cert_dir /etc/libvirt/qemu.conf' }, { command: 'virt-pki-validate' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_conf.c virQEMUDriverConfigValidate', text: "migrate_tls_x509_cert_dir directory '%1$s' does not exist" },
  samples: ["error: internal error: migrate_tls_x509_cert_dir directory '/etc/pki/pear' does not exist"],
  nearMisses: ["directory '/etc/pki/pear' exists"],
});
