import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-immutable',
  category: 'storage',
  severity: 'fatal',
  title: 'A file that not even root may open',
  match: ['unable to open {file:path}: Operation not permitted', "ould not open '{file:quoted}': Operation not permitted"],
  message: '{file} may not be opened for writing by anybody: most likely it is immutable.',
  why: 'Owner and mode would give "Permission denied". "Operation not permitted" comes from an attribute of the file (chattr +i or +a), or from a container or file system that forbids it.',
  remedy: 'Look with lsattr. Take the attribute away if nothing else relies on it, make the disk <readonly/>, or give the guest an overlay of the image.',
  checks: [{ command: 'lsattr -d FILE', look: 'i: immutable, a: only for appending' }, { command: 'findmnt -T FILE' }, { command: 'chattr -i FILE', changes: true }],
  xml: [{ path: 'devices/disk/source/@file', equals: 'file' }, { path: 'os/nvram', equals: 'file' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/security/security_manager.c virSecurityManagerMetadataLock; QEMU 7.2.0 block/file-posix.c raw_open_common; ioctl_iflags(2), FS_IMMUTABLE_FL', text: 'unable to open %s' },
  samples: ['error: unable to open /srv/images/golden.img: Operation not permitted', "qemu-system-x86_64: -blockdev {\"driver\":\"file\"}: Could not open '/srv/images/golden.img': Operation not permitted"],
  nearMisses: ['error: unable to open /srv/images/golden.img: Permission denied', "cannot open device '/dev/sdx': Operation not permitted"],
});
