import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mon-conn-reset',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'The monitor connection broke',
  match: [
    'nable to read from monitor: Connection reset by peer',
    'nable to write to monitor: (Broken pipe|Connection reset by peer)',
    'nable to read from monitor: {reason}',
  ],
  message: "The connection to QEMU's monitor broke because QEMU ended.",
  why: "This is what libvirt notices when QEMU dies; the reason stands in QEMU's own log.",
  remedy: 'Read the end of /var/log/libvirt/qemu/DOMAIN.log and the kernel log just before this moment.',
  checks: [
    { command: 'tail -50 /var/log/libvirt/qemu/DOMAIN.log' },
    { command: 'journalctl -k --since -10min' },
    { command: 'coredumpctl list' },
  ],
  consequence: true,
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_monitor.c, qemuMonitorIORead()',
    text: 'Unable to read from monitor',
  },
  samples: [
    'libvirtd[7]: Unable to read from monitor: Connection reset by peer',
    '{"component":"virt-launcher","level":"error","msg":"Unable to read from monitor: Connection reset by peer","pos":"qemuMonitorIORead:424"}',
    'libvirtd[7]: Unable to write to monitor: Broken pipe',
  ],
  nearMisses: [
    'Cannot read from agent: Connection reset by peer',
    'sshd: Read from socket failed: Connection reset by peer',
  ],
});
