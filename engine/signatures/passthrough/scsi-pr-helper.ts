import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'scsi-pr-helper',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The helper for persistent reservations does not run',
  match: [
    'pr helper {helper:path} died unexpectedly',
    "'{helper:quoted}' is not a suitable pr helper",
    "pr helper {helper:path} didn't show up",
    'pr helper died and reported: {error}',
  ],
  message: 'The program for SCSI persistent reservations (qemu-pr-helper) is missing or ended.',
  why: "<reservations managed='yes'/> lets libvirt start qemu-pr-helper; it needs the right to send SCSI commands, and its path stands in qemu.conf.",
  remedy: 'Install it (qemu-system-common, qemu-pr-helper), correct pr_helper in qemu.conf, and look into its log for a refusal.',
  checks: [{ command: 'command -v qemu-pr-helper' }, { command: 'grep pr_helper /etc/libvirt/qemu.conf' }],
  xml: [{ path: 'devices/disk/source/reservations' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_process.c qemuProcessStartManagedPRDaemon', text: "'%1$s' is not a suitable pr helper; pr helper %1$s didn't show up / pr helper %1$s died unexpectedly" },
  samples: [
    'error: pr helper /usr/bin/qemu-pr-helper died unexpectedly: No such process',
    "error: Operation not supported: '/usr/bin/pear' is not a suitable pr helper",
    'error: operation failed: pr helper died and reported: cannot set capabilities',
  ],
  nearMisses: ['pr helper started'],
});
