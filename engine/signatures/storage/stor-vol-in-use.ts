import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-vol-in-use',
  category: 'storage',
  severity: 'degraded',
  title: 'The volume is in use',
  match: ["ailed to remove volume '{volume:quoted}': Device or resource busy", "volume '{volume:quoted}' is still (in use|being allocated)"],
  message: 'The volume {volume} is busy.',
  why: 'It is being copied, wiped, uploaded or made; libvirt lets only one of these happen at a time.',
  remedy: 'Wait for it, or end the other job.',
  checks: [{ command: 'virsh vol-info VOLUME --pool POOL' }, { command: 'virsh vol-list POOL' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/storage/storage_driver.c; libvirt src/storage/storage_backend_rbd.c', text: "volume '%1$s' is still in use. / failed to remove volume '%1$s/%2$s'" },
  samples: [
    "error: failed to remove volume 'rbd/pear': Device or resource busy",
    "error: Requested operation is not valid: volume 'pear.img' is still in use.",
    "error: internal error: volume 'pear.img' is still being allocated.",
  ],
  nearMisses: ["volume 'pear.img' is still there"],
});
