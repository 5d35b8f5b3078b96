import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'agent-command-failed',
  category: 'agent',
  severity: 'degraded',
  title: 'The guest agent did not do what was asked',
  match: ["unable to execute QEMU agent command '{command:quoted}': {error}", 'ommand guest-{command:word} has (been disabled|not been found)'],
  unless: ['guest-fsfreeze', 'frozen state'],
  message: 'The agent in the guest refused {command}.',
  why: 'The agent is too old for the command, it is switched off in its configuration (allow-rpcs, block-rpcs, as RHEL does), or the guest could not do it.',
  remedy: 'Read the reason after the colon; update the agent, or allow the command in /etc/sysconfig/qemu-ga or qemu-ga.conf in the guest.',
  checks: [{ command: 'virsh qemu-agent-command VM \'{"execute":"guest-info"}\'' }],
  xml: [{ path: 'devices/channel/target' }],
  yieldsTo: ['agent-freeze-timeout', 'agent-frozen', 'up-agent-timeout'],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_agent.c qemuAgentCheckError; QEMU 10.0 qapi/qmp-dispatch.c', text: "unable to execute QEMU agent command '%1$s': %2$s / Command %s has been disabled%s%s / The command %s has not been found" },
  samples: [
    "error: internal error: unable to execute QEMU agent command 'guest-set-user-password': Command guest-set-user-password has been disabled",
    "error: guest agent command failed: unable to execute QEMU agent command 'guest-get-users': The command guest-get-users has not been found",
  ],
  nearMisses: ["QEMU agent command 'guest-info' done"],
});
