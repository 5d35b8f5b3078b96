import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-agent-not-configured',
  category: 'agent',
  severity: 'degraded',
  title: 'The VM has no agent channel',
  match: ['QEMU guest agent is not configured', 'No QEMU guest agent configured'],
  message: 'The command needs the guest agent, but the VM has no channel for it.',
  why: 'libvirt talks to the agent over a virtio-serial port named org.qemu.guest_agent.0; the XML has none.',
  remedy: "Add a <channel type='unix'> with <target type='virtio' name='org.qemu.guest_agent.0'/>, then install the agent in the guest. A running VM can get the channel by virsh attach-device.",
  checks: [{ command: 'virsh dumpxml VM', look: "a channel whose target is named 'org.qemu.guest_agent.0'" }],
  xml: [{ path: 'devices' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_domain.c qemuDomainAgentAvailable', text: 'QEMU guest agent is not configured' },
  samples: [
    'error: argument unsupported: QEMU guest agent is not configured',
    '2024-08-19 14:02:51.007+0000: 4410: error : qemuDomainAgentAvailable:8474 : argument unsupported: QEMU guest agent is not configured',
  ],
  nearMisses: ['error: Guest agent is not responding: QEMU guest agent is not connected', 'error: Network filter driver is not configured'],
});
