import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-save-image-bad',
  category: 'storage',
  severity: 'fatal',
  title: 'The saved state is not a valid save file',
  match: [
    "annot restore domain '{vm:quoted}' uuid {uuid:word} from a file which belongs to domain",
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
    source: 'libvirt 11.3 src/qemu/qemu_saveimage.c, qemuSaveImageReadHeader(); src/qemu/qemu_driver.c qemuDomainObjRestore',
    text: "image magic is incorrect / save image is incomplete / failed to read qemu header / cannot restore domain '%1$s' uuid %2$s from a file which belongs to domain '%3$s' uuid %4$s",
  },
  samples: [
    "error: operation failed: cannot restore domain 'pear' uuid 7f0c1b52-1111-4222-8333-94a5b6c7d8e9 from a file which belongs to domain 'seven' uuid 7f0c1b52-1111-4222-8333-94a5b6c7d8e0",
    'error: operation failed: save image is incomplete',
    '2020-10-10 10:10:10.100+0000: 44: error : qemuSaveImageOpen:508 : operation failed: image magic is incorrect',
    'error: operation failed: image version is not supported (3 > 2)',
  ],
  nearMisses: [
    'kernel: Wrong magic in initramfs image',
    "error: Failed to save domain 'a' to a.save",
  ],
});
