import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-bitmap-missing',
  category: 'storage',
  severity: 'fatal',
  title: 'A checkpoint’s bitmap is gone',
  match: ["missing or broken bitmap '{bitmap:quoted}' for disk '{disk:quoted}'"],
  message: 'The bitmap {bitmap} of the disk {disk} is missing or damaged, so no incremental backup can start from it.',
  why: 'The VM crashed before the bitmap was written, or the image was copied, resized or committed without its bitmaps.',
  remedy: 'Delete the checkpoint (virsh checkpoint-delete, with --metadata when needed) and make a full backup.',
  checks: [{ command: 'virsh checkpoint-list VM' }, { command: 'qemu-img info /path/to/image' }],
  xml: [{ path: 'devices/disk/target/@dev', equals: 'disk' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_checkpoint.c, qemu_backup.c', text: "missing or broken bitmap '%1$s' for disk '%2$s'" },
  samples: ["error: checkpoint inconsistent: missing or broken bitmap 'pear' for disk 'vdp'"],
  nearMisses: ["bitmap 'pear' for disk 'vdp' is there"],
});
