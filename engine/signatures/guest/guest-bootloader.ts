import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-bootloader',
  category: 'guest',
  severity: 'fatal',
  title: 'The boot loader does not find its disk',
  match: ['grub rescue>', '^error: no such device: {uuid:word}.$', '^error: (unknown filesystem|no such partition).$'],
  message: 'GRUB in the guest does not find its partition.',
  why: 'The disk changed its place or bus, the image is incomplete, or the boot order starts the wrong disk.',
  remedy: 'Check the boot order and that all disks of the guest are there; from a rescue system reinstall GRUB.',
  checks: [{ command: 'virsh domblklist VM' }],
  xml: [{ path: 'devices/disk/boot/@order' }, { path: 'os/boot' }],
  witness: { source: 'GRUB 2.06 (grub-pc-bin): kernel.img (kern/rescue_reader.c, fs.c, disk.c, err.c), search_fs_uuid.mod', text: 'grub rescue> ; error: %s.; no such device: %s; no such partition; unknown filesystem' },
  samples: ['error: no such device: 7f0c1b52-1111.', 'grub rescue>'],
  nearMisses: ['error: no such device: pear and plum'],
});
