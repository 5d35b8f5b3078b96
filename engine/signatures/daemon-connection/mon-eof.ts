import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mon-eof',
  category: 'daemon/connection',
  severity: 'degraded',
  title: 'The monitor connection ended',
  match: [
    'End of file from (qemu |)monitor',
    'nexpectedly closed the monitor$',
    "nexpectedly closed the monitor \\(vm='{vm:quoted}'\\)$",
    'rocess exited while connecting to monitor$',
  ],
  message: "The connection to QEMU's monitor ended.",
  why: "Normal when a VM shuts down; otherwise QEMU has died, and the reason stands in its log or the kernel's.",
  remedy: 'If the VM ended unasked, read the end of /var/log/libvirt/qemu/DOMAIN.log and the kernel log.',
  checks: [
    { command: 'tail -50 /var/log/libvirt/qemu/DOMAIN.log' },
    { command: 'journalctl -k --since -10min' },
  ],
  consequence: true,
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_monitor.c, qemuMonitorIO()',
    text: "End of file from qemu monitor (vm='%1$s')",
  },
  samples: [
    '2022-02-02 02:02:02.202+0000: 7: error : qemuMonitorIO:713 : internal error: End of file from qemu monitor',
    "virtqemud[7]: internal error: End of file from qemu monitor (vm='web')",
    'error: internal error: process exited while connecting to monitor',
    "virtqemud[7]: internal error: QEMU unexpectedly closed the monitor (vm='web')",
  ],
  nearMisses: [
    'internal error: End of file from agent socket',
    "internal error: process exited while connecting to monitor: qemu-kvm: -drive file=x: Could not open 'x': No such file or directory",
  ],
});
