import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'mon-socket-gone',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'QEMU was gone before libvirt reached its monitor',
  match: [
    'ailed to connect to monitor socket: {reason}',
    'onitor socket did not show up',
  ],
  message: 'QEMU had ended before libvirt could connect to its monitor.',
  why: 'The emulator died at once: a missing library, a crash, a policy that killed it; or the host was too busy.',
  remedy: "Read the domain's log; start the emulator by hand with --version.",
  checks: [
    { command: 'tail -50 /var/log/libvirt/qemu/DOMAIN.log' },
    { command: 'EMULATOR --version' },
    { command: 'journalctl -k --since -10min' },
  ],
  consequence: true,
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_monitor.c, qemuMonitorOpenUnix()',
    text: 'failed to connect to monitor socket',
  },
  samples: [
    'libvirtd[5]: failed to connect to monitor socket: No such process',
    'error: monitor socket did not show up: Connection refused',
  ],
  nearMisses: [
    'error: failed to connect to agent socket',
    'X: monitor did not show a picture',
  ],
});
