import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-systemd-unrelated',
  category: 'other',
  severity: 'benign',
  title: 'A line of systemd or the desktop',
  match: ['systemd[{pid:number}]: (Reloaded|Reloading|Started|Starting|Stopped|Stopping|Reached target|Finished|Listening on|Mounted|Closed|Queued|Created slice|Removed slice|Startup finished) ', 'Unit cannot be reloaded because it is inactive', 'systemd[{pid:number}]: {unit:word}: (Deactivated successfully|Consumed|Succeeded)'],
  message: 'systemd does its work.',
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'systemd, src/core', text: 'Reloaded %s.' },
  samples: ['Jan 01 10:00:00 h systemd[1]: Reloaded Network Manager.', 'Jan 01 10:00:00 h systemd[1]: logrotate.service: Deactivated successfully.'],
  nearMisses: ["Jan 01 10:00:00 h systemd[1]: libvirtd.service: Failed with result 'exit-code'.", 'Jan 01 10:00:00 h systemd[1]: Failed to start libvirtd.service - Virtualization daemon.'],
});
