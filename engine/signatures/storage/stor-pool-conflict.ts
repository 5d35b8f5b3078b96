import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-pool-conflict',
  category: 'storage',
  severity: 'fatal',
  title: 'Another pool has the same source',
  match: ["torage source conflict with pool: '{pool:quoted}'"],
  message: 'The pool {pool} already uses this source.',
  why: 'Two pools on one device, directory export or volume group would not know of each other’s changes.',
  remedy: 'Use the other pool, or remove its definition (virsh pool-undefine keeps the data).',
  checks: [{ command: 'virsh pool-list --all' }, { command: 'virsh pool-dumpxml POOL' }],
  xml: [{ path: '/pool/source' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/conf/virstorageobj.c virStoragePoolObjSourceFindDuplicate', text: "Storage source conflict with pool: '%1$s'" },
  samples: ["error: operation failed: Storage source conflict with pool: 'pear'"],
  nearMisses: ["no conflict with pool 'pear'"],
});
