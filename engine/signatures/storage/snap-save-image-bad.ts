import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-save-image-bad',
  category: 'storage',
  severity: 'fatal',
  title: 'The saved state is not a valid save file',
  match: [
    'image magic is incorrect',
    'save image is incomplete',
    'failed to read qemu header',
    'image version is not supported \\({have:number} > {known:number}\\)',
    'invalid header data length: {length:number}',
  ],
  message: 'The file is not a complete saved VM state.',
  why: 'virsh restore reads the files that virsh save writes; this one is something else (a disk image, a dump), was cut off while saving, or comes from a newer libvirt.',
  remedy: "Name the right file. If it is the VM's managed save image, drop it and boot afresh: virsh managedsave-remove DOMAIN – the saved memory state is lost, the disks are kept.",
  checks: [
    { command: 'virsh save-image-dumpxml FILE' },
    { command: 'virsh dominfo DOMAIN', look: 'Managed save: yes' },
    { command: 'virsh managedsave-remove DOMAIN', changes: true },
  ],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_saveimage.c, qemuSaveImageReadHeader()',
    text: 'image magic is incorrect / save image is incomplete / failed to read qemu header',
  },
  samples: [
    'error: operation failed: save image is incomplete',
    '2020-10-10 10:10:10.100+0000: 44: error : qemuSaveImageOpen:508 : operation failed: image magic is incorrect',
    'error: operation failed: image version is not supported (3 > 2)',
  ],
  nearMisses: [
    'kernel: Wrong magic in initramfs image',
    "error: Failed to save domain 'a' to a.save",
  ],
});
