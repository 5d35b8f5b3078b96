import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-qemu-sigterm',
  category: 'other',
  severity: 'benign',
  title: 'libvirt ended QEMU',
  match: ['terminating on signal 15 from pid {pid:number} \\({program:path}(libvirtd|virtqemud)', 'terminating on signal 15 from pid {pid:number} \\((libvirtd|virtqemud|<unknown process>)'],
  message: 'libvirt ended the QEMU process, as it does for destroy and after a shutdown.',
  why: 'Normal end on request.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'QEMU 7.2 and 10.0, softmmu/runstate.c (system/runstate.c) qemu_kill_report', text: 'terminating on signal %d from pid %d (%s)' },
  samples: ['2025-01-01T00:00:00.000000Z qemu-kvm: terminating on signal 15 from pid 900 (/usr/sbin/virtqemud)', 'qemu-system-x86_64: terminating on signal 15 from pid 77 (<unknown process>)'],
  nearMisses: ['qemu-system-x86_64: terminating on signal 15 from pid 8181 (bash)', 'terminating on signal'],
});
