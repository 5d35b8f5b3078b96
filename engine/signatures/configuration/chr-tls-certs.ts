import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'chr-tls-certs',
  category: 'configuration',
  severity: 'fatal',
  title: 'Encryption of a console is on, but the certificates cannot be loaded',
  match: ['"id":"objchar{alias}_tls0"…Unable to access credentials {file:path}: {error}', 'id=objchar{alias}_tls0…Unable to access credentials {file:path}: {error}'],
  message: '{file}, which the encrypted console {alias} needs, cannot be read: {error}',
  why: "tls='yes' at the source of a serial port, console or channel, or chardev_tls in qemu.conf, encrypts its TCP connection. The files under /etc/pki/libvirt-chardev or /etc/pki/qemu are missing or closed to the QEMU user.",
  remedy: "Install ca-cert.pem, and where QEMU listens server-cert.pem and server-key.pem, for the QEMU user; or set tls='no'.",
  checks: [{ command: 'ls -l /etc/pki/libvirt-chardev /etc/pki/qemu' }, { command: "grep -E '^chardev_tls' /etc/libvirt/qemu.conf" }],
  xml: [{ path: 'devices/serial/source/@tls' }, { path: 'devices/console/source/@tls' }, { path: 'devices/channel/source/@tls' }],
  witness: { source: 'QEMU 7.2 and 10.0, crypto/tlscredsx509.c; libvirt 11.3.0 src/qemu/qemu_alias.c qemuAliasTLSObjFromSrcAlias', text: 'Unable to access credentials %s / obj%s_tls0' },
  samples: ['qemu-kvm: -object {"qom-type":"tls-creds-x509","id":"objcharserial0_tls0","dir":"/etc/pki/qemu"}: Unable to access credentials /etc/pki/qemu/ca-cert.pem: No such file or directory', 'qemu-system-x86_64: -object tls-creds-x509,id=objcharserial1_tls0,dir=/etc/pki/qemu: Unable to access credentials /etc/pki/qemu/server-key.pem: Permission denied'],
  nearMisses: ['qemu-kvm: -object {"qom-type":"tls-creds-x509","id":"vnc-tls-creds0"}: Unable to access credentials /etc/pki/qemu/ca-cert.pem: No such file or directory', '"id":"objcharserial0_tls0"'],
});
