import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-pool-exists',
  category: 'storage',
  severity: 'fatal',
  title: 'A pool of that name already exists',
  match: [
    "pool '{pool:quoted}' already exists with uuid {uuid:word}",
    "pool '{pool:quoted}' is already defined with uuid {uuid:word}",
    "storage pool '{pool:quoted}' already exists",
  ],
  message: 'A storage pool named {pool} exists already.',
  why: 'Names and UUIDs of pools are unique on a host.',
  remedy: 'Use the existing pool, choose another name, or virsh pool-undefine POOL – that removes the definition, not the data – before defining it anew.',
  checks: [
    { command: 'virsh pool-list --all --uuid --name' },
    { command: 'virsh pool-dumpxml POOL' },
  ],
  witness: {
    source: 'libvirt 11.3 src/conf/virstorageobj.c, virStoragePoolObjIsDuplicate()',
    text: "pool '%1$s' already exists with uuid %2$s",
  },
  samples: [
    "error: operation failed: pool 'images' already exists with uuid 0a0b0c0d-1111-4222-8333-444455556666",
    "Call to virStoragePoolDefineXML failed: operation failed: pool 'images' is already defined with uuid 0a0b0c0d-1111-4222-8333-444455556666",
  ],
  nearMisses: [
    "error: operation failed: domain 'images' already exists with uuid 0a0b0c0d-1111-4222-8333-444455556666",
    "error: internal error: storage pool 'images' is already active",
  ],
});
