import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-domain-exists',
  category: 'configuration',
  severity: 'fatal',
  title: 'The name or UUID belongs to another VM',
  match: ["domain '{name:quoted}' (already exists|is already defined) with uuid", 'domain {name:path} (already exists|is already defined) with uuid', 'Domain named {name:path} already exists', "Guest name '{name:quoted}' is already in use", "Domain '{name:quoted}' already exists", 'a domain with (this name|UUID {uuid:path}) already exists'],
  unless: ["pool '", "network '", "filter '", 'nwfilter'],
  message: 'A VM with this name or UUID is already defined.',
  why: 'libvirt identifies a VM by its UUID and wants the name unique as well; an XML copied from another VM keeps both.',
  remedy: 'To change the existing VM, use its own UUID; for a new one remove <uuid> and choose another name (virt-clone does both). Undefine the old one only when nobody needs it.',
  checks: [{ command: 'virsh list --all' }, { command: 'virsh domuuid NAME' }],
  xml: [{ path: 'name', equals: 'name' }, { path: 'uuid' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/virdomainobjlist.c virDomainObjListAddLocked', text: "domain '%1$s' already exists with uuid %2$s" },
  samples: ["error: operation failed: domain 'files' already exists with uuid 0d0e0f00-1111-4222-8333-444455556666", "error: operation failed: domain 'files2' is already defined with uuid 0d0e0f00-1111-4222-8333-444455556666"],
  nearMisses: ["error: operation failed: pool 'default' already exists with uuid 0d0e0f00-1111-4222-8333-444455556666", "error: operation failed: network 'default' already exists with uuid 0d0e0f00"],
});
