import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'agent-frozen',
  category: 'agent',
  severity: 'degraded',
  title: 'The guest is still frozen',
  match: ['the agent is in frozen state', 'previous instance appears to have exited with frozen filesystems', 'filesystems have already frozen', 'has been disabled for this instance'],
  message: "The guest's file systems were frozen earlier and never thawed, so the agent refuses other commands.",
  why: 'While frozen the agent only takes the few commands that need no disk. Usually a backup or snapshot job died between freeze and thaw.',
  remedy: 'Thaw with virsh domfsthaw VM after making sure that no backup is running, then find the job that left it so.',
  checks: [
    { command: "virsh qemu-agent-command VM '{\"execute\":\"guest-fsfreeze-status\"}'", look: 'frozen or thawed' },
    { command: 'virsh domfsthaw VM', changes: true },
  ],
  xml: [{ path: "devices/channel[@type='unix']" }, { path: 'devices/channel' }],
  witness: { source: 'QEMU, qga/main.c and qapi/qmp-dispatch.c (8.x adds the reason)', text: 'the agent is in frozen state' },
  samples: [
    "error: internal error: unable to execute QEMU agent command 'guest-get-users': Command guest-get-users has been disabled: the agent is in frozen state",
    'qemu-ga: warning: previous instance appears to have exited with frozen filesystems. deferring logging/pidfile creation',
  ],
  nearMisses: ['error: Unable to freeze filesystems', 'the display is frozen'],
});
