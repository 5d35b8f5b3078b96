import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vdsm-qga-poll',
  category: 'agent',
  severity: 'degraded',
  title: "oVirt's poll of the guest agent failed",
  match: ['(Error received from|Invalid response from|Failed to parse string returned by) QEMU-GA', 'virt.qemuguestagent\\]…(rror|nvalid|ailed|imeout)', 'Could not communicate with guest agent', '(qemuguestagent|QemuGuestAgentPoller|qga-poller|qgapoller)…(rror|nvalid|ailed|imed out|not run)'],
  message: 'The management agent of oVirt could not ask the guest agent of a VM.',
  why: 'The poller runs every few seconds and meets VMs that boot, migrate or have no agent; single misses are normal.',
  remedy: 'Nothing for single lines. When it repeats for one VM, look at the agent in that guest and at its channel.',
  checks: [{ command: 'virsh -r dumpxml VM', look: 'the state of the agent channel' }],
  xml: [{ path: "devices/channel[@type='unix']" }, { path: 'devices/channel' }],
  yieldsTo: ['agent-not-connected'],
  witness: { source: 'oVirt vdsm, lib/vdsm/virt/qemuguestagent.py', text: 'Error received from QEMU-GA: %r' },
  samples: [
    "2023-01-05 11:11:11,010+0000 ERROR (qgapoller/2) [virt.periodic.VmDispatcher] could not run <function <lambda> of qemuguestagent",
    "2023-01-05 11:11:12,010+0000 WARN (qgapoller/1) [vds] Could not communicate with guest agent of VM files",
  ],
  nearMisses: ['2023-01-05 11:11:11,010+0000 INFO (jsonrpc/2) [vdsm.api] FINISH getStats', 'QEMU guest agent connected'],
});
