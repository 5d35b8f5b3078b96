import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-agent-timeout',
  category: 'agent',
  severity: 'degraded',
  title: 'The guest agent did not answer in time',
  match: ["guest agent didn't respond to (command|synchronization) within", 'guest agent command timed out', "qga command '{command:quoted}' failed - (got timeout|unable to connect)", "qmp command 'guest-{command:word}' failed - got timeout"],
  unless: ['guest-fsfreeze-', 'freez', 'frozen'],
  message: 'The agent in the guest did not answer within the time allowed.',
  why: 'The guest is too busy, the agent hangs in a long command, or it was stopped while libvirt still saw the port open.',
  remedy: 'Look at the load of the guest and restart the agent there. virsh guest-agent-timeout sets a longer time for slow commands.',
  checks: [
    { command: 'virsh domstats VM --vcpu --balloon', look: 'a guest that runs and is not starved' },
    { command: 'virsh guest-agent-timeout VM --timeout 30', changes: true },
  ],
  xml: [{ path: "devices/channel[@type='unix']" }, { path: 'devices/channel' }],
  witness: { source: "libvirt 11.3.0, src/qemu/qemu_agent.c qemuAgentSend and src/util/virerror.c; 9.0.0 knows only 'Guest agent not available for now'", text: "guest agent didn't respond to command within '%1$d' seconds" },
  samples: [
    "error: Guest agent is not responding: guest agent didn't respond to synchronization within '5' seconds",
    "2025-03-03 03:03:03.303+0000: 97: error : qemuAgentSend:763 : guest agent command timed out: guest agent didn't respond to command within '10' seconds",
    "VM 204 qga command 'guest-ping' failed - got timeout",
  ],
  nearMisses: ['error: Guest agent is not responding: QEMU guest agent is not connected', "VM 204 qmp command 'query-status' failed - got timeout", "VM 204 qga command 'guest-fsfreeze-freeze' failed - got timeout"],
});
