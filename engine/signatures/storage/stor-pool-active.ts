import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-pool-active',
  category: 'storage',
  severity: 'degraded',
  title: 'The pool is active or busy',
  match: [
    "pool '{pool:quoted}' is (still active|already active|starting up)",
    "pool is already active as '{pool:quoted}'",
    "pool '{pool:quoted}' has asynchronous jobs running",
  ],
  message: 'The pool {pool} runs, so this cannot be done now.',
  why: 'A pool is started once; to build, delete or undefine it, it has to be stopped, and jobs on its volumes have to end first.',
  remedy: 'Wait for its jobs, or stop it with virsh pool-destroy (which keeps the data).',
  checks: [{ command: 'virsh pool-list --all' }, { command: 'virsh pool-destroy POOL', changes: true }],
  witness: { source: 'libvirt 9.0 and 11.3 src/storage/storage_driver.c, src/conf/virstorageobj.c', text: "storage pool '%1$s' is still active / pool '%1$s' has asynchronous jobs running." },
  samples: [
    "error: Requested operation is not valid: storage pool 'pear' is already active",
    "error: internal error: pool 'pear' has asynchronous jobs running.",
  ],
  nearMisses: ["storage pool 'pear' is not active"],
});
