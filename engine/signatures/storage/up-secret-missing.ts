import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-secret-missing',
  category: 'storage',
  severity: 'fatal',
  title: 'The secret of the disk is not defined here',
  match: [
    "no secret with matching (uuid|usage) '{secret:quoted}'",
    "no secret matches (uuid|usage) '{secret:quoted}'",
    'Secret not found: no secret',
    "ecret with uuid '{secret:quoted}' not found",
  ],
  message: 'The libvirt secret that the VM needs is not defined on this host.',
  why: 'Encrypted disks, Ceph, iSCSI CHAP and vTPM take their passphrase from a libvirt secret; secrets do not travel with the domain XML.',
  remedy: 'Define the secret with the same UUID here (virsh secret-define) and set its value (virsh secret-set-value), also on every migration target.',
  checks: [
    { command: 'virsh secret-list' },
    { command: 'virsh secret-define SECRET.xml', changes: true },
  ],
  xml: [
    { path: 'devices/disk/auth/secret/@uuid', equals: 'secret' },
    { path: 'devices/disk/source/encryption/secret/@uuid', equals: 'secret' },
    { path: 'devices/disk/source/auth/secret/@uuid', equals: 'secret' },
  ],
  witness: {
    source: 'libvirt 11.3 src/secret/secret_driver.c',
    text: "no secret with matching uuid '%1$s' / no secret with matching usage '%1$s'",
  },
  samples: [
    "error: Secret not found: no secret with matching uuid '7a7b7c7d-0000-4000-8000-00000000beef'",
    "libvirt.libvirtError: Secret not found: no secret with matching usage 'client.vm secret'",
  ],
  nearMisses: [
    "error: Secret not found: secret '7a7b7c7d-0000-4000-8000-00000000beef' does not have a value",
    'k8s: secret "web" not found',
  ],
});
