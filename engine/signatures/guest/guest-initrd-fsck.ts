import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-initrd-fsck',
  category: 'guest',
  severity: 'fatal',
  title: "The guest's root file system needs repair",
  match: ['requires a manual fsck', 'UNEXPECTED INCONSISTENCY; RUN fsck MANUALLY', 'fsck exited with status code {code:number}', 'fsck failed with (exit status|error code) {code:number}', 'Failed to start File System Check on {device}', 'e2fsck: Cannot continue, aborting', 'fsck of the root file system failed', 'Run fsck manually', 'filesystem still has errors; manual fsck required'],
  ignoreCase: true,
  message: 'The file system of the guest is damaged and wants a repair by hand.',
  why: 'It was written to while broken: a crash, full or failing storage of the host, or the same disk in two VMs.',
  remedy: 'Check the storage of the host first, take a copy of the disk, then run fsck from a rescue medium – never from outside while the VM runs.',
  checks: [{ command: 'virsh domblkerror VM' }, { command: 'journalctl -k -p err', look: 'on the host' }],
  xml: [{ path: 'devices/disk' }],
  witness: { source: 'e2fsprogs, e2fsck/unix.c and misc/fsck.c; systemd src/fsck; initramfs-tools', text: 'UNEXPECTED INCONSISTENCY; RUN fsck MANUALLY.' },
  samples: ['/dev/vda2: UNEXPECTED INCONSISTENCY; RUN fsck MANUALLY.', 'fsck exited with status code 4', "The root filesystem on /dev/vda2 requires a manual fsck"],
  nearMisses: ['/dev/vda2: clean, 1000/2000 files', 'fsck from util-linux 2.38'],
});
