import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'gfx-vnc-tls-certs',
  category: 'graphics',
  severity: 'fatal',
  title: 'VNC encryption is on, but the certificates cannot be loaded',
  match: [
    'vnc-tls-creds…Cannot (set|load) (CA certificate|certificate|private key)',
    'vnc-tls-creds…(Unable to access credentials|Cannot load certificate|Cannot load CA certificate|The certificate)',
    'Unable to access credentials {file:path}: {error}',
  ],
  unless: ['migrate', 'migration', 'chardev', 'objchar', 'nbd', 'backup', 'libvirt-migrate'],
  message: 'TLS credentials for the display cannot be read.',
  why: 'vnc_tls is on in qemu.conf and the files under /etc/pki/libvirt-vnc or /etc/pki/qemu are missing, closed to the QEMU user, expired or do not fit.',
  remedy: 'Install ca-cert.pem, server-cert.pem and server-key.pem for the QEMU user, or set vnc_tls = 0.',
  checks: [{ command: 'ls -l /etc/pki/libvirt-vnc /etc/pki/qemu' }, { command: "grep -E '^vnc_tls' /etc/libvirt/qemu.conf" }],
  xml: [{ path: "devices/graphics[@type='vnc']" }],
  witness: { source: 'QEMU 7.2 and 10.0, crypto/tlscredsx509.c and crypto/tlscreds.c; QEMU 11.1', text: "Unable to access credentials %s / Cannot set certificate '%s' & key '%s': %s" },
  samples: ["qemu-system-x86_64: -object tls-creds-x509,id=vnc-tls-creds0: Cannot set certificate '/etc/pki/qemu/pear.pem' & key '/etc/pki/qemu/seven.pem': The request is invalid.", "qemu-kvm: -object {\"qom-type\":\"tls-creds-x509\",\"id\":\"vnc-tls-creds0\",\"dir\":\"/etc/pki/libvirt-vnc\"}: Unable to access credentials /etc/pki/libvirt-vnc/ca-cert.pem: No such file or directory", "qemu-system-x86_64: -object tls-creds-x509,id=vnc-tls-creds0,dir=/etc/pki/qemu: Cannot load certificate '/etc/pki/qemu/server-cert.pem' & key '/etc/pki/qemu/server-key.pem': Error while reading file."],
  nearMisses: ['qemu-kvm: -vnc 127.0.0.1:4: Failed to find an available port: Address already in use', "error: Cannot read CA certificate '/etc/pki/CA/cacert.pem': No such file or directory"],
});
