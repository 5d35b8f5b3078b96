import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-readonly-fs',
  category: 'storage',
  severity: 'fatal',
  title: 'The image lies on a read-only file system',
  match: [
    "ould not (open|create)( disk image|) '{file:quoted}': Read-only file system",
    "annot (open|create|access) (storage file|file|volume|path) '{file:quoted}'…: Read-only file system",
    'ould not reopen file: Read-only file system',
    "Failed to create file '{file:quoted}': Read-only file system",
  ],
  unless: [
    '/var/lib/libvirt/qemu/',
    '/var/run/libvirt',
    '/run/libvirt',
    '/etc/libvirt',
    '/var/log/libvirt',
    '/var/cache/libvirt',
  ],
  message: 'The image cannot be opened for writing because its file system is mounted read-only.',
  why: 'The storage was mounted read-only, or the kernel made it read-only after an I/O error.',
  remedy: 'See why it is read-only (kernel log, mount options) and mount it writable once the storage is healthy. A medium that is never written, like an ISO, takes <readonly/>.',
  checks: [
    { command: 'findmnt -T IMAGE', look: 'ro in the options' },
    { command: "journalctl -k | grep -iE 'remount|i/o error'" },
  ],
  xml: [
    { path: 'devices/disk/source/@file', equals: 'file' },
    { path: 'devices/disk/source/@dev', equals: 'file' },
  ],
  witness: {
    source: 'QEMU 10.0 util/osdep.c with strerror(EROFS)',
    text: "Could not %s '%s': Read-only file system",
  },
  samples: [
    '2025-05-05T05:05:05.000005Z qemu-system-x86_64: -blockdev {"driver":"file"}: Could not open \'/mnt/old/v.img\': Read-only file system',
    "qemu-img: Could not create '/mnt/old/v.qcow2': Read-only file system",
    "error: cannot open volume '/mnt/ro/a.img': Read-only file system",
  ],
  nearMisses: [
    "Cannot create directory '/var/lib/libvirt/qemu/domain-9-v': Read-only file system",
    'EXT4-fs (sda1): Remounting filesystem read-only',
  ],
});
