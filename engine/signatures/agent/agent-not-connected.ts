import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'agent-not-connected',
  category: 'agent',
  severity: 'degraded',
  title: 'No guest agent answers on its channel',
  match: ['QEMU guest agent is not connected', 'Guest agent not available for now', 'Guest agent disappeared while executing command'],
  message: 'The VM has an agent channel, but no agent in the guest has it open.',
  why: 'libvirt sees the state of the virtio port; it stays disconnected until qemu-guest-agent in the guest opens it.',
  remedy: 'Install and start qemu-guest-agent in the guest. If it runs there, check that it uses the port org.qemu.guest_agent.0 and look into its log.',
  checks: [
    { command: 'virsh dumpxml VM', look: "state='connected' at the channel's <target>" },
    { command: 'systemctl status qemu-guest-agent', look: 'run it in the guest: active' },
  ],
  xml: [{ path: "devices/channel[@type='unix']" }, { path: 'devices/channel' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_domain.c qemuDomainAgentAvailable; src/qemu/qemu_agent.c', text: 'QEMU guest agent is not connected' },
  samples: [
    'error: Guest agent is not responding: QEMU guest agent is not connected',
    '2025-02-03 07:11:09.120+0000: 811: error : qemuDomainAgentAvailable:8120 : Guest agent is not responding: QEMU guest agent is not connected',
    'libvirt.libvirtError: Guest agent is not responding: Guest agent disappeared while executing command',
  ],
  nearMisses: ['error: argument unsupported: QEMU guest agent is not configured', 'QEMU guest agent connected to VM billing'],
});
