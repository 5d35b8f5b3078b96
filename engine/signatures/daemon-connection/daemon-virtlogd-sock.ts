import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-virtlogd-sock',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'The log daemon is not running',
  match: [
    "ailed to connect socket to '{socket:quoted}virtlogd-sock'",
    "an't connect to virtlogd",
  ],
  unless: ['No space left on device'],
  message: "virtlogd, which writes the VMs' logs, cannot be reached.",
  why: 'Its socket unit is not started or was stopped; libvirt starts no VM without it (stdio_handler = "logd").',
  remedy: 'systemctl enable --now virtlogd.socket.',
  checks: [
    { command: 'systemctl status virtlogd.socket virtlogd --no-pager' },
    { command: 'systemctl start virtlogd.socket', changes: true },
  ],
  witness: {
    source: 'libvirt 11.3 src/rpc/virnetsocket.c, src/logging/log_manager.c',
    text: "Failed to connect socket to '%1$s'",
  },
  samples: [
    "error: Failed to start domain 'web'\nerror: Failed to connect socket to '/run/user/1000/libvirt/virtlogd-sock': No such file or directory",
    "libvirtd[8]: can't connect to virtlogd",
  ],
  nearMisses: [
    "error: Failed to connect socket to '/var/run/libvirt/virtlockd-sock': No such file or directory",
    'virtlogd[9]: End of file while reading data: Input/output error',
  ],
});
