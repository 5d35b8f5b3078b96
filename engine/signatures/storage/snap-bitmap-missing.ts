import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-bitmap-missing',
  category: 'storage',
  severity: 'fatal',
  title: 'A checkpoint’s bitmap is gone',
  match: ["Bitmap '{bitmap:quoted}' is inconsistent and cannot be used", "(B|b)itmap '{bitmap:quoted}' (could not be found|not found in backing chain of)", "(D|d)irty bitmap '{bitmap:quoted}' not found", "no domain checkpoint with matching name '{bitmap:quoted}'", 'missing bitmap name for disk', "missing or broken bitmap '{bitmap:quoted}' for disk '{disk:quoted}'"],
  message: 'A bitmap that the checkpoint or the incremental backup needs is missing or damaged.',
  why: 'The VM crashed before the bitmap was written, or the image was copied, resized or committed without its bitmaps.',
  remedy: 'Delete the checkpoint (virsh checkpoint-delete, with --metadata when needed) and make a full backup.',
  checks: [{ command: 'virsh checkpoint-list VM' }, { command: 'qemu-img info /path/to/image' }],
  xml: [{ path: 'devices/disk/target/@dev', equals: 'disk' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_checkpoint.c, qemu_backup.c; QEMU 10.0 block/dirty-bitmap.c, block/monitor/bitmap-qmp-cmds.c; libvirt src/qemu/qemu_checkpoint.c', text: "missing or broken bitmap '%1$s' for disk '%2$s' / Bitmap '%s' is inconsistent and cannot be used / bitmap '%1$s' not found in backing chain of '%2$s'" },
  samples: ["error: internal error: unable to execute QEMU command 'transaction': Bitmap 'pear' is inconsistent and cannot be used", "error: internal error: bitmap 'pear' not found in backing chain of 'vdp'", "error: checkpoint inconsistent: missing or broken bitmap 'pear' for disk 'vdp'"],
  nearMisses: ["bitmap 'pear' for disk 'vdp' is there"],
});
