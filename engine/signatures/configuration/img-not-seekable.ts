import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-not-seekable',
  category: 'configuration',
  severity: 'fatal',
  title: 'The disk source is no file that can be read at any place',
  match: ["Could not (open|read) '{path:quoted}': Illegal seek", "'{driver:quoted}' driver requires '/dev/{node:quoted}' to be a regular file", "'{driver:quoted}' driver requires '{path:quoted}' to be either a character or block device", 'Could not refresh total sector count: Illegal seek', 'is not seekable', 'not a seekable file'],
  message: 'The disk points at something that is no plain file or block device.',
  why: 'A directory, pipe, socket or character device was given; disks need random access. Driver file wants a regular file, host_device a device.',
  remedy: "Give the right path; block devices belong in type='block', whole PCI or USB devices in <hostdev>.",
  checks: [{ command: 'stat PATH' }],
  xml: [{ path: 'devices/disk/source/@file', equals: 'path' }, { path: 'devices/disk/source/@dev', equals: 'path' }, { path: 'devices/disk/source' }],
  witness: { source: "QEMU 7.2 and 10.0, block/file-posix.c raw_open_common", text: "'%s' driver requires '%s' to be a regular file" },
  samples: ["qemu-system-x86_64: -blockdev {\"driver\":\"file\"}: 'file' driver requires '/dev/bus/usb/001/004' to be a regular file", "qemu-img: Could not open '/run/pipe': Could not refresh total sector count: Illegal seek"],
  nearMisses: ["source disk for 'snap1' is not a regular file, reverting to snapshot is not supported", "Could not open '/srv/a.img': Permission denied"],
});
