import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'qemu-crashed',
  category: 'other',
  severity: 'fatal',
  title: 'The QEMU process ended unexpectedly',
  match: ['shutting down, reason=crashed', 'shut off \\(crashed\\)', 'qemu process {pid:number} (died|exited) unexpectedly'],
  message: 'The VM ended without being told to; its log gives no reason.',
  why: 'QEMU crashed, was killed (out of memory), or the guest panicked and on_crash ended it.',
  remedy: 'Look at the last lines of the domain log, at the kernel log of the host for segfault or oom-kill, and at the guest console.',
  checks: [{ command: 'tail -40 /var/log/libvirt/qemu/VM.log' }, { command: 'journalctl -k -g "qemu|oom|segfault"' }, { command: 'coredumpctl list' }],
  xml: [{ path: 'on_crash' }],
  consequence: true,
  // QEMU that died by itself cannot be ended by libvirt: it was still there, and its guest was what had crashed (libvirt 9.0.0, src/qemu/qemu_driver.c processGuestPanicEvent()).
  beside: [{ hit: 'benign-qemu-sigterm', means: 'guest-panic' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_process.c qemuProcessStop and src/conf/domain_conf.c (virDomainShutoffReason)', text: 'shutting down, reason=%s' },
  samples: ['2025-01-01 00:00:00.000+0000: shutting down, reason=crashed', 'shut off (crashed)'],
  nearMisses: ['2025-01-01 00:00:00.000+0000: shutting down, reason=shutdown', 'running (crashed (panicked))'],
});
