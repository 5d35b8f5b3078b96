import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-log-nospace',
  category: 'resource',
  severity: 'degraded',
  title: "The VM's log cannot be written",
  match: [
    'No open log file {file:path}',
    'nable to write to domain logfile: (No space left on device|Broken pipe)',
    'nable to open file: /var/log/libvirt{file:path}: No space left on device',
    "/var/log/libvirt/{file:quoted}': No space left on device",
    'ailed to write to log file{what}No space left on device',
  ],
  message: "The VM's log file under /var/log/libvirt cannot be written.",
  why: 'The file system of /var/log is full, so virtlogd could not open or extend the log.',
  remedy: 'Free space there (old or rotated logs); the VM runs, but its messages are lost in the meantime.',
  checks: [
    { command: 'df -h /var/log' },
    { command: 'du -xsh /var/log/libvirt' },
    { command: 'systemctl status virtlogd' },
  ],
  witness: {
    source: 'libvirt 11.3 src/logging/log_handler.c, virLogHandlerDomainAppendLogFile(), and src/qemu/qemu_logcontext.c',
    text: 'No open log file %1$s / Unable to write to domain logfile',
  },
  samples: [
    'error: internal error: No open log file /var/log/libvirt/qemu/web.log',
    'libvirtd[9]: Unable to write to domain logfile: Broken pipe',
    "libvirtd[1]: Failed to open file '/var/log/libvirt/qemu/web.log': No space left on device",
  ],
  nearMisses: [
    'Unable to open log file /scratch/x.log',
    'no open log files found',
  ],
});
