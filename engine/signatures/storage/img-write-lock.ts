import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-write-lock',
  category: 'storage',
  severity: 'fatal',
  title: 'The image is in use by another process',
  match: [
    'Failed to get "{lock:quoted}" lock',
    'Is another process using the image',
  ],
  unless: [
    'Failed to get shared "',
    'error while converting',
  ],
  message: 'Another process holds a lock on the image, so QEMU may not open it for writing.',
  why: 'QEMU locks every image it opens. A second VM, a qemu-img, qemu-nbd or guestfish run, or a backup job has it open.',
  remedy: 'Find that process and end it in an orderly way, or give this VM its own copy or overlay. Use <shareable/> only for raw disks under a cluster file system. Do not switch locking off: two writers destroy the image.',
  checks: [
    { command: 'lsof -- IMAGE', look: 'the process that has it open' },
    { command: 'virsh list --all', look: 'another VM with the same disk' },
    { command: 'virsh domblklist DOMAIN' },
  ],
  xml: [{ path: 'devices/disk/source/@file' }],
  yieldsTo: [
    'img-shared-write-lock',
    'img-write-lock-convert',
    'img-lock-byte',
  ],
  witness: {
    source: 'QEMU 10.0 block/file-posix.c, raw_check_lock_bytes()',
    text: 'Failed to get "%s" lock / Is another process using the image [%s]?',
  },
  samples: [
    '2024-05-02T09:11:40.120934Z qemu-system-x86_64: -blockdev {"driver":"qcow2","node-name":"libvirt-1-format","file":"libvirt-1-storage"}: Failed to get "write" lock\nIs another process using the image [/srv/vm/mail.qcow2]?',
    '{"component":"virt-launcher","level":"error","msg":"internal error: process exited while connecting to monitor: qemu-kvm: -device virtio-blk-pci,drive=d0: Failed to get \\"write\\" lock","pos":"x:1"}',
    'qemu-img: Could not open \'/srv/vm/mail.qcow2\': Failed to get "consistent read" lock',
  ],
  nearMisses: [
    'qemu-img: Could not open \'/srv/vm/mail.qcow2\': Failed to get shared "write" lock',
    'libvirtd[812]: Failed to get shared memory for the lock',
  ],
});
