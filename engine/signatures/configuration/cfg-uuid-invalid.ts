import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-uuid-invalid',
  category: 'configuration',
  severity: 'fatal',
  title: "The VM's UUID is malformed",
  match: ['malformed uuid element', "(Unable|unable) to parse UUID '{uuid:quoted}'", 'failed to parse UUID string: wrong format', 'Failed to parse UUID', "Expected UUID", "malformed uuid '{uuid:quoted}'", 'UUID mismatch between <uuid> and <sysinfo>'],
  message: 'The UUID is not of the form xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx, or two places of the XML differ.',
  why: 'It must be 32 hexadecimal digits and not all zero; <sysinfo> must carry the same one.',
  remedy: 'Make one with uuidgen, or leave <uuid> out for a new VM.',
  checks: [{ command: 'uuidgen' }],
  xml: [{ path: 'uuid' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/conf/domain_conf.c virDomainDefParseIDs; QEMU softmmu/vl.c', text: 'malformed uuid element' },
  samples: ['error: internal error: malformed uuid element', 'qemu-system-x86_64: -uuid 12: failed to parse UUID string: wrong format'],
  nearMisses: ["no domain with matching uuid '0d0e0f00'", 'uuid element'],
});
