import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-readonly-conn',
  category: 'security/permission',
  severity: 'fatal',
  title: 'The connection is read-only',
  match: ['read only access prevents {call:word}'],
  message: 'The connection may only read, so {call} was refused.',
  why: 'Without the right to manage, some clients fall back to the read-only socket (virsh -r, qemu:///system?ro, monitoring users).',
  remedy: 'Connect without -r; when that is refused, become a member of the group libvirt or have polkit ask.',
  checks: [{ command: 'virsh uri' }, { command: 'id' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/internal.h virCheckReadOnlyGoto', text: 'read only access prevents %1$s' },
  samples: ['error: operation forbidden: read only access prevents virDomainCreate'],
  nearMisses: ['read only access to virDomainCreate'],
});
