import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-exists',
  category: 'network',
  severity: 'fatal',
  title: 'A network or filter of that name is already there',
  match: ["network '{network:quoted}' (is already defined|already exists) with uuid", "filter '{network:quoted}' already exists with uuid"],
  message: 'There is already a definition named {network}, with another UUID.',
  why: 'Name and UUID belong together; a definition without <uuid>, or with another one, is taken for a new one.',
  remedy: 'Edit the one that is there (virsh net-edit), use its UUID, or choose another name.',
  checks: [{ command: 'virsh net-list --all' }, { command: 'virsh net-dumpxml NETWORK' }],
  xml: [{ path: '/network/name' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/conf/virnetworkobj.c, virnwfilterobj.c', text: "network '%1$s' already exists with uuid %2$s" },
  samples: ["error: operation failed: network 'pear' already exists with uuid 7f0c1b52-1111-4222-8333-94a5b6c7d8e9"],
  nearMisses: ["network 'pear' defined"],
});
