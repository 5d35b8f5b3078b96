import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'agent-pve-not-running',
  category: 'agent',
  severity: 'degraded',
  title: 'Proxmox gets no answer from the guest agent',
  match: ['QEMU guest agent is not running', 'Qemu Guest Agent is not running', 'guest agent is not running'],
  ignoreCase: true,
  message: 'The VM is set up for the guest agent, but none answers.',
  why: 'Proxmox pings the agent before it uses it; either no agent runs in the guest or the VM was not power-cycled after the option was set.',
  remedy: 'Install and start qemu-guest-agent in the guest. After switching the option on, stop and start the VM once – a reboot inside the guest does not add the port.',
  checks: [{ command: 'qm agent VMID ping' }, { command: 'qm config VMID', look: 'agent: 1' }],
  xml: [{ path: "devices/channel[@type='unix']" }, { path: 'devices/channel' }],
  witness: { source: 'Proxmox qemu-server, PVE/QemuServer/Agent.pm assert_agent_available', text: 'QEMU guest agent is not running' },
  samples: ['500 QEMU guest agent is not running', 'TASK ERROR: VM 411: QEMU guest agent is not running'],
  nearMisses: ['error: Guest agent is not responding: QEMU guest agent is not connected', 'INFO: guest agent is running'],
});
