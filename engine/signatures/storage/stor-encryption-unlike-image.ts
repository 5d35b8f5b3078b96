import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-encryption-unlike-image',
  category: 'storage',
  severity: 'fatal',
  title: 'An image is encrypted otherwise than the XML says',
  match: ["Parameter '{name:quoted}key-secret' is required for cipher", "No encryption in image header, but options specified format '{format:quoted}'", "Header reported '{format:quoted}' encryption format but options specify"],
  message: 'How the image is encrypted and the <encryption> of the XML do not fit.',
  why: 'The image is encrypted and the XML names no secret for it; or the XML has one for an image that is not encrypted, or encrypted otherwise.',
  remedy: 'Look how the image is encrypted. Give its <source> an <encryption> with the secret, or remove <encryption>.',
  checks: [{ command: 'qemu-img info -U IMAGE', look: 'encrypted: yes, encrypt: format' }, { command: 'virsh secret-list' }],
  xml: [{ path: 'devices/disk/source/encryption' }, { path: 'devices/disk/encryption' }, { path: 'devices/disk/source' }],
  witness: { source: 'QEMU 7.2.0 crypto/block-luks.c qcrypto_block_luks_open, crypto/block-qcow.c qcrypto_block_qcow_init, block/qcow2.c qcow2_update_options_prepare', text: "Parameter '%skey-secret' is required for cipher / No encryption in image header, but options specified format '%s' / Header reported 'luks' encryption format but options specify '%s'" },
  samples: ["qemu-kvm: -blockdev {\"driver\":\"qcow2\"}: Parameter 'encrypt.key-secret' is required for cipher", "qemu-system-x86_64: -blockdev tree: No encryption in image header, but options specified format 'luks'", "Header reported 'aes' encryption format but options specify 'luks'"],
  nearMisses: ["Parameter 'key' is required for cipher", 'No encryption in image header'],
});
