import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-sanlock-lease',
  category: 'storage',
  severity: 'fatal',
  title: 'sanlock cannot reach its lease storage',
  match: [
    'renewal error {code}delta_length',
    'delta_renew {what:word} timeout',
    'delta_renew read rv {code}',
    'delta_renew long write time',
    'check_our_lease (failed|warning) {seconds:number}',
    'aio timeout {what}',
    'ock lockspace add failure',
    'Sanlock resource read failure',
    'Failed to open socket to sanlock daemon',
    'Unable to add lockspace {path:path}',
    'Unable to initialize lockspace {path:path}',
    'Failed to acquire lock: {reason}',
  ],
  message: 'sanlock could not renew or take a lease on the shared storage in time.',
  why: 'The storage with the leases is slow or unreachable. When a lease expires sanlock kills the VMs or lets the watchdog reset the host.',
  remedy: "Check latency and errors of the lease storage (multipath, NFS, network). Raise sanlock's io_timeout only after that.",
  checks: [
    { command: 'sanlock client status' },
    { command: 'sanlock client log_dump' },
    { command: 'multipath -ll' },
  ],
  xml: [{ path: 'devices/lease' }],
  yieldsTo: ['up-lock-lockspace'],
  witness: {
    source: 'sanlock src/delta_lease.c, src/lockspace.c; libvirt 11.3 src/locking/lock_driver_sanlock.c',
    text: 'renewal error %d delta_length %d last_success %llu / check_our_lease failed %d / Failed to acquire lock: %1$s',
  },
  samples: [
    '2023-08-08 08:08:08 5551212 [901]: s1 renewal error -202 delta_length 20 last_success 5551181',
    '2023-08-08 08:08:38 5551242 [900]: s1 check_our_lease failed 80',
    'sanlock[900]: 2023-08-08 08:08:08 5551212 [901]: s1 delta_renew read timeout 10 sec offset 0 /dev/vg/ids',
    "SanlockException: (-202, 'Sanlock lockspace add failure', 'IO timeout')",
    'error: internal error: Failed to open socket to sanlock daemon: Connection refused',
  ],
  nearMisses: [
    '2023-08-08 08:00:00 5550000 [900]: s1:r1 resource 1:vm:/dev/x:0 for 2,9,100',
    's1 renewed 5551181 delta_length 0',
  ],
});
