import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-libvirtd-leftover',
  category: 'daemon/connection',
  severity: 'benign',
  title: 'dnsmasq outlives a daemon restart',
  match: [
    'Found left-over process {pid:number} \\({program:word}\\) in control group',
    'This usually indicates unclean termination of a previous run',
    'Unit process {pid:number} \\({program:word}\\) remains running after unit stopped',
  ],
  message: 'systemd remarks that dnsmasq keeps running while the daemon restarts; that is by design.',
  why: 'Networks and VMs stay up when the daemon restarts (KillMode=process).',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'systemd src/core/unit.c, unit_warn_leftover_processes()',
    text: 'Found left-over process %u (%s) in control group while starting unit. Ignoring.',
  },
  samples: [
    'systemd[1]: libvirtd.service: Found left-over process 4321 (dnsmasq) in control group while starting unit. Ignoring.',
    'systemd[1]: libvirtd.service: Unit process 4322 (dnsmasq) remains running after unit stopped.',
  ],
  nearMisses: [
    "systemd[1]: libvirtd.service: State 'stop-sigterm' timed out. Killing.",
    'libvirtd[4]: dnsmasq process 4321 not found',
  ],
});
