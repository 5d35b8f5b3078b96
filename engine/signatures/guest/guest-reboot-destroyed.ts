import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-reboot-destroyed',
  category: 'guest',
  severity: 'degraded',
  title: 'The guest rebooted and the VM ended',
  match: [
    '"event": "SHUTDOWN", "data": \\{"guest": true, "reason": "guest-reset"\\}',
    '"event":"SHUTDOWN","data":\\{"guest":true,"reason":"guest-reset"\\}',
  ],
  message: 'The guest asked for a reboot, and QEMU was told to end instead.',
  why: "<on_reboot>destroy</on_reboot> (as installers set it for the first run) or QEMU's -no-reboot turn each reboot into an end.",
  remedy: 'Set <on_reboot>restart</on_reboot> in the definition and start the VM again.',
  checks: [{ command: 'virsh dumpxml VM --inactive' }, { command: 'virsh start VM', changes: true }],
  xml: [{ path: 'on_reboot' }],
  witness: { source: 'QEMU 10.0 qapi/run-state.json ShutdownCause guest-reset with -no-reboot; system/runstate.c', text: 'guest-reset' },
  samples: ['{"timestamp": {"seconds": 1700000007, "microseconds": 7}, "event": "SHUTDOWN", "data": {"guest": true, "reason": "guest-reset"}}'],
  nearMisses: [
    '{"timestamp": {"seconds": 1700000007, "microseconds": 7}, "event": "RESET", "data": {"guest": true, "reason": "guest-reset"}}',
    '{"timestamp": {"seconds": 1700000007, "microseconds": 7}, "event": "SHUTDOWN", "data": {"guest": true, "reason": "guest-shutdown"}}',
  ],
});
