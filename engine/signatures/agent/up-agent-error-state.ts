import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-agent-error-state',
  category: 'agent',
  severity: 'degraded',
  title: 'The connection to the guest agent is in an error state',
  match: ['QEMU guest agent is not available due to an error', 'Error while processing agent IO', 'guest agent returned malformed or invalid return value', 'Invalid data provided by guest agent'],
  message: 'libvirt gave the agent channel up after an error on it.',
  why: 'A broken or unexpected answer, or an I/O error on the socket, makes libvirt stop using the channel until it is opened anew.',
  remedy: 'Restart qemu-guest-agent in the guest; libvirt opens the channel again when the port reconnects. If it comes back, update the agent.',
  checks: [
    { command: 'journalctl -u virtqemud -u libvirtd', look: 'the first message of qemuAgent… before this one' },
    { command: 'systemctl restart qemu-guest-agent', changes: true, look: 'run it in the guest' },
  ],
  xml: [{ path: "devices/channel[@type='unix']" }, { path: 'devices/channel' }],
  witness: { source: 'libvirt 11.3.0, src/qemu/qemu_domain.c qemuDomainAgentAvailable; src/qemu/qemu_agent.c', text: 'QEMU guest agent is not available due to an error' },
  samples: [
    'error: Guest agent is not responding: QEMU guest agent is not available due to an error',
    '2025-05-06 09:00:01.400+0000: 2210: error : qemuDomainAgentAvailable:8098 : Guest agent is not responding: QEMU guest agent is not available due to an error',
  ],
  nearMisses: ['error: Guest agent is not responding: QEMU guest agent is not connected', 'The display is not available due to an error'],
});
