import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-drive-empty',
  category: 'storage',
  severity: 'fatal',
  title: 'A disk without an image',
  match: ['Device needs media, but drive is empty'],
  message: 'A hard disk of the VM has no image.',
  why: 'Only CD-ROM and floppy drives may be empty. The source is missing, or it was dropped at start because of startupPolicy.',
  remedy: "Give the disk a source, or make it device='cdrom'.",
  checks: [{ command: 'virsh domblklist VM' }],
  xml: [{ path: 'devices/disk/source' }],
  witness: { source: 'QEMU 10.0 hw/block/virtio-blk.c, hw/scsi/scsi-disk.c, hw/ide/core.c', text: 'Device needs media, but drive is empty' },
  samples: ['qemu-system-x86_64: -device virtio-blk-pci,drive=libvirt-7-format: Device needs media, but drive is empty'],
  nearMisses: ['qemu-system-x86_64: -device ide-cd,drive=libvirt-7-format: drive is empty'],
});
