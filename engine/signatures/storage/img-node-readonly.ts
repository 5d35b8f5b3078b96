import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-node-readonly',
  category: 'storage',
  severity: 'fatal',
  title: 'A read-only image on a device that writes',
  match: ['The device is not writable: Permission denied', "Read-only block node '{node:quoted}' cannot support read-write users", "(N|n)ode '{node:quoted}' is read(-| )only", "Device '{node:quoted}' is read only", 'Cannot open a write protected LUN as read-write', "Driver '{driver:quoted}' can only be used for read-only devices", 'Block node is read-only'],
  message: 'The image was opened read-only, and the device of the disk has to write.',
  why: 'IDE and SATA hard disks cannot be read-only, and a layer below a <readonly/> disk cannot be written. The same happens to an image whose file is not writable.',
  remedy: 'Take <readonly/> away, use a virtio or SCSI disk, or make it a CD-ROM; look at mode and owner of the image otherwise.',
  checks: [{ command: 'virsh domblklist VM --details' }, { command: 'ls -lZ /path/to/image' }],
  xml: [{ path: 'devices/disk/readonly' }],
  yieldsTo: ['snap-blockcommit-perm'],
  witness: { source: 'QEMU 10.0 and 7.2 block.c bdrv_check_perm; block/file-posix.c, block/iscsi.c', text: 'Block node is read-only / The device is not writable / Cannot open a write protected LUN as read-write' },
  samples: ['qemu-system-x86_64: -blockdev pear: The device is not writable: Permission denied', 'qemu-system-x86_64: -blockdev pear: Cannot open a write protected LUN as read-write', 'qemu-system-x86_64: -device ide-hd,bus=ide.0,drive=libvirt-7-format: Block node is read-only'],
  nearMisses: ['kernel: sd 7:0:0:0: [sdp] Write Protect is on', 'pear: block node is read-write'],
});
