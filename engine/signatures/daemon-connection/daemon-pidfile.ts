import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-pidfile',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'Another daemon of the same kind runs',
  match: ["Failed to acquire pid file '{file:quoted}': {reason}"],
  message: 'Another process holds {file}: a daemon of the same kind already runs.',
  why: 'libvirtd and virtqemud must not run at the same time for the same driver; or a second copy was started by hand.',
  remedy: 'Stop one of them and keep a single set enabled: either libvirtd, or the modular daemons (virtqemud, virtnetworkd, …).',
  checks: [
    { command: "systemctl list-units --all 'libvirtd*' 'virt*d.*' --no-pager" },
    { command: 'fuser -v PIDFILE' },
    { command: "pgrep -a 'libvirtd|virtqemud'" },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virpidfile.c, virPidFileAcquirePathFull()',
    text: "Failed to acquire pid file '%1$s'",
  },
  samples: [
    "virtqemud[55]: Failed to acquire pid file '/run/libvirt/qemu/driver.pid': Resource temporarily unavailable",
    "2024-02-02 02:02:02.002+0000: 4: error : virPidFileAcquirePath:401 : Failed to acquire pid file '/run/virtnetworkd.pid': Resource temporarily unavailable",
  ],
  nearMisses: [
    "Failed to open pid file '/run/x.pid': Permission denied",
    'nginx: invalid PID number "" in pid file',
  ],
});
