import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-log-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'A log file cannot be opened',
  match: ["Cannot open log file: '{file:quoted}': Permission denied", 'failed to create logfile {file:path}: Permission denied', 'cannot create log directory {file:path}: Permission denied', 'nable to open file: {file:path}: Permission denied'],
  message: 'libvirt may not open {file}.',
  why: 'The folder belongs to another user, or SELinux or AppArmor confines virtlogd to its own folders.',
  remedy: 'Give the folder to the user that writes there and label it (restorecon -Rv /var/log/libvirt); keep custom log files in a folder that virtlogd may write.',
  checks: [{ command: 'ls -ldZ /var/log/libvirt/qemu' }, { command: 'ausearch -m avc -ts recent' }],
  xml: [{ path: 'devices/serial/log/@file' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/util/virrotatingfile.c virRotatingFileWriterEntryNew; src/qemu/qemu_process.c, src/hypervisor/domain_logcontext.c, src/logging', text: 'Unable to open file: %1$s / failed to create logfile %1$s' },
  samples: ['error: failed to create logfile /var/log/libvirt/qemu/pear.log: Permission denied', 'error: Unable to open file: /var/log/libvirt/qemu/pear.log: Permission denied'],
  nearMisses: ['error: Unable to open file: /var/log/libvirt/qemu/pear.log: No such file or directory'],
});
