import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-virtlockd-sock',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'The lock daemon is not running',
  match: ["ailed to connect socket to '{socket:quoted}virtlockd-sock'"],
  message: 'virtlockd, which locks disks for VMs, cannot be reached.',
  why: 'lock_manager = "lockd" is set in qemu.conf while virtlockd.socket is not started.',
  remedy: 'systemctl enable --now virtlockd.socket. Do not remove lock_manager just to start the VM: it guards the disks against a second writer.',
  checks: [
    { command: 'systemctl status virtlockd.socket virtlockd --no-pager' },
    { command: 'grep lock_manager /etc/libvirt/qemu.conf' },
    { command: 'systemctl start virtlockd.socket', changes: true },
  ],
  witness: {
    source: 'libvirt 11.3 src/rpc/virnetsocket.c, src/locking/lock_driver_lockd.c',
    text: "Failed to connect socket to '%1$s'",
  },
  samples: [
    "error: Failed to connect socket to '/var/run/libvirt/virtlockd-sock': No such file or directory",
    "libvirtd[8]: Failed to connect socket to '/run/libvirt/virtlockd-sock': Connection refused",
  ],
  nearMisses: [
    "error: Failed to connect socket to '/run/libvirt/virtlogd-sock': Connection refused",
    'virtlockd[3]: libvirt version: 9.0.0',
  ],
});
