import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'agent-service-failed',
  category: 'agent',
  severity: 'degraded',
  title: 'The agent service in the guest does not start',
  match: [
    'qemu-(guest|ga){name:word}: (Main process exited|Failed with result|Start request repeated too quickly|Control process exited|Unit entered failed state)',
    'Failed to start (QEMU|Qemu|qemu) (Guest|guest)',
    '(QEMU|Qemu) Guest Agent service terminated',
  ],
  message: 'The service of the guest agent in the guest ended with an error.',
  why: 'Most often the virtio port is missing, another instance holds it, or a lock or log path cannot be written.',
  remedy: "Read the service's own log in the guest; add the agent channel to the VM when the port is missing, then start the service again.",
  checks: [
    { command: 'journalctl -u qemu-guest-agent', look: 'run it in the guest' },
    { command: 'ls -l /dev/virtio-ports', look: 'org.qemu.guest_agent.0' },
  ],
  xml: [{ path: "devices/channel[@type='unix']" }, { path: 'devices/channel' }],
  yieldsTo: ['agent-channel-missing'],
  witness: { source: 'systemd, src/core/service.c and src/core/unit.c, with the unit of QEMU contrib/systemd/qemu-guest-agent.service', text: '%s: Failed with result' },
  samples: [
    "Jun 11 06:00:00 mailer systemd[1]: qemu-guest-agent.service: Failed with result 'exit-code'.",
    'Jun 11 06:00:00 mailer systemd[1]: qemu-ga.service: Main process exited, code=exited, status=2/INVALIDARGUMENT',
  ],
  nearMisses: ["Jun 11 06:00:00 mailer systemd[1]: postfix.service: Failed with result 'exit-code'.", 'Jun 11 06:00:00 mailer systemd[1]: Started qemu-guest-agent.service - QEMU Guest Agent.'],
});
