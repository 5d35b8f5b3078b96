import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-luks-passphrase',
  category: 'storage',
  severity: 'fatal',
  title: 'The passphrase does not unlock the encrypted image',
  match: ['Invalid password, cannot unlock any keyslot'],
  message: 'The stored passphrase does not unlock the LUKS image.',
  why: 'The libvirt secret holds another value than the image was encrypted with; often a trailing line end was stored with it.',
  remedy: 'Set the right value: virsh secret-set-value SECRET --interactive. Without the passphrase or a backup of the LUKS header with a known one the data is lost.',
  checks: [
    { command: 'virsh secret-list' },
    { command: 'qemu-img info IMAGE', look: 'encrypted: yes' },
    { command: 'virsh secret-set-value SECRET --interactive', changes: true },
  ],
  xml: [
    { path: 'devices/disk/source/encryption/secret' },
    { path: 'devices/disk/encryption/secret' },
  ],
  witness: {
    source: 'QEMU 10.0 crypto/block-luks.c, qcrypto_block_luks_find_key()',
    text: 'Invalid password, cannot unlock any keyslot',
  },
  samples: [
    'qemu-system-x86_64: -blockdev {"driver":"luks","key-secret":"s0"}: Invalid password, cannot unlock any keyslot',
    "qemu-img: Could not open 'driver=luks': Invalid password, cannot unlock any keyslot",
  ],
  nearMisses: [
    'cryptsetup: No key available with this passphrase.',
    'authentication failed: Invalid password',
  ],
});
