import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-stat-relative',
  category: 'configuration',
  severity: 'fatal',
  title: 'An image is given by a relative path',
  match: ['Unable to stat {path:word}: ', 'Unable to stat {dir:word}/{rest:path}: '],
  unless: ['migrate', 'Migrate', 'qemu-img'],
  message: 'The image path is relative, and the daemon does not find it from its own directory.',
  why: 'libvirt runs in /, so only absolute paths mean anything to it.',
  remedy: 'Write the absolute path in <source file>.',
  checks: [{ command: 'virsh domblklist VM --inactive --details' }],
  xml: [{ path: 'devices/disk/source/@file', equals: 'path' }, { path: 'devices/disk/source/@file' }],
  witness: { source: 'libvirt 9.0.0 and earlier, src/qemu/qemu_domain.c (namespace set-up, virReportSystemError)', text: 'Unable to stat %s' },
  samples: ['error: internal error: Process exited prior to exec: libvirt: QEMU Driver error : Unable to stat mail.qcow2: No such file or directory', 'libvirt: QEMU Driver error : Unable to stat images/mail.qcow2: No such file or directory'],
  nearMisses: ['Exception during migrate: Unable to stat /srv/mail.qcow2: No such file or directory', "Unable to stat: /srv/x"],
});
