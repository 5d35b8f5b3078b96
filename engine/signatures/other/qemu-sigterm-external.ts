import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'qemu-sigterm-external',
  category: 'other',
  severity: 'fatal',
  title: 'Another process ended QEMU with a signal',
  match: ['terminating on signal {signal:number} from pid {pid:number} \\({program}\\)'],
  unless: ['<unknown process>', 'virtqemud', 'libvirtd'],
  message: 'QEMU ended on signal {signal} from process {pid} ({program}), not from libvirt.',
  why: 'A shutdown of the host, an administrator or a script sent it. The guest was not asked to shut down.',
  remedy: 'Find what sends the signal; let virsh shutdown or libvirt-guests.service end VMs. Check the guest\'s file system.',
  checks: [{ command: 'journalctl -b -g "kill|shutdown"' }, { command: 'systemctl status libvirt-guests' }],
  witness: { source: 'QEMU 7.2 and 10.0, softmmu/runstate.c (system/runstate.c) qemu_kill_report', text: 'terminating on signal %d from pid %d (%s)' },
  samples: ['2025-01-01T00:00:00.000000Z qemu-system-x86_64: terminating on signal 15 from pid 8181 (bash)', 'qemu-kvm: terminating on signal 1 from pid 4 (/sbin/init)'],
  nearMisses: ['qemu-kvm: terminating on signal 15 from pid 900 (/usr/sbin/libvirtd)', 'qemu-system-x86_64: terminating on signal 15 from pid 77 (<unknown process>)'],
});
