import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-secret-no-value',
  category: 'storage',
  severity: 'fatal',
  title: 'The secret holds no value',
  match: ["secret '{secret:quoted}' does not have a value"],
  message: 'The libvirt secret {secret} is defined but holds no value.',
  why: 'The value was never set, or the secret is ephemeral and was lost when the daemon or host restarted.',
  remedy: 'Set it: virsh secret-set-value SECRET --interactive (or --file, so that it does not show in the process list).',
  checks: [
    { command: 'virsh secret-list' },
    { command: 'virsh secret-dumpxml SECRET', look: "ephemeral='yes' forgets the value" },
    { command: 'virsh secret-set-value SECRET --interactive', changes: true },
  ],
  xml: [
    { path: 'devices/disk/source/encryption/secret/@uuid', equals: 'secret' },
    { path: 'devices/disk/auth/secret/@uuid', equals: 'secret' },
    { path: 'devices/disk/source/auth/secret/@uuid', equals: 'secret' },
  ],
  witness: {
    source: 'libvirt 11.3 src/conf/virsecretobj.c, virSecretObjGetValue()',
    text: "secret '%1$s' does not have a value",
  },
  samples: [
    "error: Secret not found: secret '5e5e5e5e-1111-4222-8333-5e5e5e5e5e5e' does not have a value",
    "libvirtd[2]: Secret not found: secret '5e5e5e5e-1111-4222-8333-5e5e5e5e5e5e' does not have a value",
  ],
  nearMisses: [
    "error: Secret not found: no secret with matching uuid '5e5e5e5e-1111-4222-8333-5e5e5e5e5e5e'",
    "option 'secret' does not have a value",
  ],
});
