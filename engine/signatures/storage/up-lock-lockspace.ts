import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-lock-lockspace',
  category: 'storage',
  severity: 'fatal',
  title: 'The lock manager says that the disk is in use',
  match: [
    "Lockspace resource '{resource:quoted}' is locked",
    'Lockspace for path {resource:path} already exists',
    "Unable to acquire lock on '{resource:quoted}'",
    'Failed to acquire lock: Lease owned by other host',
    'Failed to acquire lock: {reason}error -243',
  ],
  message: "virtlockd or sanlock holds the disk's lock for another VM.",
  why: 'The same disk is in use by another VM, perhaps on another host, or a lock survived its owner.',
  remedy: 'Find the VM that uses the disk and stop it. Only when no VM on any host uses it, look for a stale virtlockd or sanlock lease. Do not switch the lock manager off.',
  checks: [
    { command: 'virsh list --all', look: 'on every host that shares the storage' },
    { command: 'lslocks', look: "virtlockd's locks" },
    { command: 'sanlock client status' },
  ],
  xml: [
    { path: 'devices/disk/source/@file' },
    { path: 'devices/lease' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virlockspace.c and src/locking/lock_driver_sanlock.c',
    text: "Lockspace resource '%1$s' is locked / Failed to acquire lock: %1$s",
  },
  samples: [
    "error: resource busy: Lockspace resource '/srv/vm/a.qcow2' is locked",
    'error: Failed to acquire lock: Lease owned by other host',
    "virtlockd[4]: Unable to acquire lock on '/var/lib/libvirt/lockd/files/ab': Resource temporarily unavailable",
  ],
  nearMisses: [
    "error: internal error: Lockspace resource '/srv/vm/a.qcow2' is not locked",
    'Unable to acquire lock on the dpkg database',
  ],
});
