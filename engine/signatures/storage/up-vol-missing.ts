import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-vol-missing',
  category: 'storage',
  severity: 'fatal',
  title: 'The storage volume is not in the pool',
  match: [
    "no storage vol with matching (name|key|path) (|'){volume:path}",
    'Storage volume not found',
    "Couldn't lookup volume object: {reason}",
  ],
  message: 'The volume is not in the pool.',
  why: 'The volume was deleted or renamed, or was created outside libvirt after the pool was last refreshed.',
  remedy: 'virsh pool-refresh POOL, look at the list, and correct <source volume=> if the name differs.',
  checks: [
    { command: 'virsh vol-list POOL' },
    { command: 'virsh pool-refresh POOL', changes: true, look: 'only re-reads the pool' },
  ],
  xml: [{ path: 'devices/disk/source/@volume', equals: 'volume' }],
  witness: {
    source: 'libvirt 11.3 src/storage/storage_driver.c',
    text: "no storage vol with matching name '%1$s' / no storage vol with matching path '%1$s'",
  },
  samples: [
    "error: Storage volume not found: no storage vol with matching name 'db.qcow2'",
    "libvirt.libvirtError: Storage volume not found: no storage vol with matching path '/srv/x.qcow2'",
    "ERROR    Couldn't lookup volume object: no such volume",
  ],
  nearMisses: [
    "error: Storage pool not found: no storage pool with matching name 'db'",
    'docker: volume not found',
  ],
});
