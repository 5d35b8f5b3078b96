import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'agent-freeze-timeout',
  category: 'agent',
  severity: 'degraded',
  title: "Freezing the guest's file systems failed",
  match: [
    'receive Frozen event from VSS provider',
    'failed to add …snapshot set',
    "guest-fsfreeze-freeze' failed",
    "agent command 'guest-fsfreeze-{step:word}'",
    'Unable to freeze filesystems',
    'failed to freeze {mount}',
    'fsfreeze hook has (failed with status|terminated abnormally)',
    'fsfreeze not possible as VSS failed to initialize',
    'freezing the VM filesystem failed',
    "couldn't hold writes",
    '(freeze|Freeze|fsfreeze|FSFreeze|quiesce|Quiesce)…( timed out| timeout| timed-out)',
  ],
  unless: ['frozen state', 'fsfreeze-status', 'fsfreeze-thaw'],
  message: "The agent could not freeze the guest's file systems, or not in time.",
  why: 'A snapshot with quiesce asks the guest to flush and freeze; a busy file system, a failing hook or a VSS writer in Windows can refuse or hang.',
  remedy: 'Repair the agent in the guest (hooks in fsfreeze-hook.d, VSS writers, free memory), or take the snapshot without quiesce and accept a crash-consistent image. Make sure afterwards that nothing stayed frozen.',
  checks: [
    { command: 'virsh domfsinfo VM', look: 'the agent answers and lists the mounts' },
    { command: 'vssadmin list writers', look: 'in a Windows guest: no writer in a failed state' },
    { command: 'virsh domfsthaw VM', changes: true },
  ],
  xml: [{ path: "devices/channel[@type='unix']" }, { path: 'devices/channel' }],
  witness: { source: 'QEMU 10.0, qga/commands-linux.c, qga/commands-posix.c and qga/commands-win32.c; libvirt 11.3.0 tools/virsh-domain.c', text: 'failed to freeze %s' },
  samples: [
    'error: Unable to freeze filesystems',
    "error: internal error: unable to execute QEMU agent command 'guest-fsfreeze-freeze': failed to freeze /srv/db: Device or resource busy",
    "ERROR: VM 310 qmp command 'guest-fsfreeze-freeze' failed - got timeout",
  ],
  nearMisses: [
    "error: internal error: unable to execute QEMU agent command 'guest-get-osinfo': Command guest-get-osinfo has been disabled: the agent is in frozen state",
    'INFO: issuing guest-agent fs-freeze command',
  ],
});
