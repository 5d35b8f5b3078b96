import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fs-virtiofsd-died',
  category: 'driver',
  severity: 'fatal',
  title: 'virtiofsd ended while the VM started',
  match: ['virtiofsd died unexpectedly'],
  message: 'The virtiofsd of a shared file system ended at once.',
  why: 'It does not know one of the options, may not enter its sandbox (namespaces in a container, as an ordinary user), or cannot reach the directory.',
  remedy: "Its own log in /var/log/libvirt/qemu/VM-fs0-virtiofsd.log has the reason; an old C version does not know newer options, sandbox mode='chroot' helps in containers.",
  checks: [{ command: 'tail -n 20 /var/log/libvirt/qemu/*virtiofsd.log' }, { command: '/usr/libexec/virtiofsd --version' }],
  xml: [{ path: 'devices/filesystem/binary' }, { path: 'devices/filesystem/source/@dir' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_virtiofs.c qemuVirtioFSStart', text: 'virtiofsd died unexpectedly' },
  samples: ['error: operation failed: virtiofsd died unexpectedly'],
  nearMisses: ['virtiofsd[7]: Client disconnected, shutting down'],
});
