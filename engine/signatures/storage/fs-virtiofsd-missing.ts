import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'fs-virtiofsd-missing',
  category: 'storage',
  severity: 'fatal',
  title: 'virtiofsd is missing',
  match: [
    'Unable to find a satisfying virtiofsd',
    "virtiofsd binary '{path:quoted}' is not executable",
    'cannot execute binary {path:path}virtiofsd: No such file or directory',
  ],
  message: 'The virtiofsd program for a shared file system is missing, not executable or not registered.',
  why: 'libvirt finds it through the vhost-user description files in /usr/share/qemu/vhost-user, or by <binary path=>.',
  remedy: 'Install virtiofsd (package virtiofsd or qemu-system-common) or correct <binary path=>.',
  checks: [
    { command: 'ls /usr/share/qemu/vhost-user' },
    { command: 'command -v virtiofsd /usr/libexec/virtiofsd /usr/lib/qemu/virtiofsd' },
  ],
  xml: [
    { path: 'devices/filesystem/binary/@path', equals: 'path' },
    { path: 'devices/filesystem/driver/@type' },
  ],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_vhost_user.c and qemu_virtiofs.c',
    text: "Unable to find a satisfying virtiofsd / virtiofsd binary '%1$s' is not executable",
  },
  samples: [
    'error: operation failed: Unable to find a satisfying virtiofsd',
    "error: internal error: virtiofsd binary '/opt/bin/virtiofsd' is not executable",
  ],
  nearMisses: [
    'virtiofsd[9]: Waiting for vhost-user socket connection...',
    'error: internal error: virtiofsd died unexpectedly',
  ],
});
