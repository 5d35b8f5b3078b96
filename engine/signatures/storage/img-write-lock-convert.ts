import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-write-lock-convert',
  category: 'storage',
  severity: 'fatal',
  title: 'The target of a conversion is in use',
  match: [
    'error while converting {format:word}: …Failed to get "write" lock',
    'error while converting {format:word}: …Failed to get shared "write" lock',
  ],
  message: 'The conversion to {format} stopped because the image is in use by another process.',
  why: 'qemu-img locks source and target; one of them is open elsewhere.',
  remedy: 'End the other user of the file, or convert to a new file name. A source that a running VM writes to gives a useless copy: take a snapshot or shut the VM down first.',
  checks: [
    { command: 'lsof -- TARGET' },
    { command: 'virsh list --all' },
  ],
  witness: {
    source: 'QEMU 10.0 qemu-img.c, img_convert()',
    text: '%s: error while converting %s: / Failed to get "%s" lock',
  },
  samples: [
    'qemu-img: /scratch/build/out.qcow2: error while converting qcow2: Failed to get "write" lock',
    'packer: qemu-img: /out/disk.vmdk: error while converting vmdk: Failed to get "write" lock',
  ],
  nearMisses: [
    'qemu-img: /out/disk.vmdk: error while converting vmdk: Could not create file: Permission denied',
    'qemu-system-x86_64: -hda out.qcow2: Failed to get "write" lock',
  ],
});
