import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-shared-write-lock',
  category: 'storage',
  severity: 'fatal',
  title: 'The image is open for writing elsewhere',
  match: ['Failed to get shared "{lock:quoted}" lock'],
  message: 'The image is open for writing by another process, most often a running VM, so it may not be read now.',
  why: 'A reader must not see an image that a running VM changes; QEMU refuses it.',
  remedy: 'Shut the VM down first, or use qemu-img info --force-share for read-only information. Never repair or convert the image of a running VM.',
  checks: [
    { command: 'virsh list --all' },
    { command: 'lsof -- IMAGE', look: 'usually the QEMU process of the VM' },
  ],
  xml: [{ path: 'devices/disk/source/@file' }],
  witness: {
    source: 'QEMU 10.0 block/file-posix.c, raw_check_lock_bytes()',
    text: 'Failed to get shared "%s" lock',
  },
  samples: [
    'qemu-img: Could not open \'/data/pool/db1.qcow2\': Failed to get shared "write" lock\nIs another process using the image [/data/pool/db1.qcow2]?',
    'Mar 03 10:00:01 hv7 backup.sh[991]: qemu-img: Could not open \'/data/pool/db1.qcow2\': Failed to get shared "write" lock',
  ],
  nearMisses: [
    'qemu-system-x86_64: -hda /data/pool/db1.qcow2: Failed to get "write" lock',
    'Failed to get shared folder list',
  ],
});
