import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-missing',
  category: 'storage',
  severity: 'fatal',
  title: 'The disk image or medium does not exist',
  match: [
    "ould not open( disk image|) '{file:quoted}': No such file or directory",
    'ould not open disk image {file:path}: No such file or directory',
    "annot access storage file '{file:quoted}'( \\(as uid:{uid:number}, gid:{gid:number}\\)|): No such file",
    "annot (open|stat|access) (file|volume|image|path) '{file:quoted}': No such file or directory",
    "Path '{file:quoted}' is not accessible: No such file or directory",
    "non-existent path '{file:quoted}'",
    "non existent volume path '{file:quoted}'",
    "volume file '{file:quoted}' does not exist",
  ],
  unless: [
    'ould not open backing file',
    '/dev/vfio/',
    '/dev/kvm',
    '/dev/net/tun',
    ".fd'",
    '_VARS',
    '_CODE',
  ],
  message: 'The disk source {file} does not exist.',
  why: 'The path in the XML is wrong, the file was moved or deleted, or the file system it lies on is not mounted.',
  remedy: 'Mount the storage, restore the file, or correct <source> (virsh edit). Do not create an empty file under that name just to get the VM to start.',
  checks: [
    { command: 'virsh domblklist DOMAIN --details' },
    { command: 'ls -ld -- PATH' },
    { command: 'findmnt -T PATH', look: 'whether the storage is mounted' },
  ],
  xml: [
    { path: 'devices/disk/source/@file', equals: 'file' },
    { path: 'devices/disk/source/@dev', equals: 'file' },
  ],
  yieldsTo: ['img-backing-missing'],
  witness: {
    source: 'libvirt 11.3 src/storage_file/storage_source.c and QEMU 10.0 util/osdep.c',
    text: "Cannot access storage file '%1$s' (as uid:%2$u, gid:%3$u): No such file or directory / Could not open '%s': No such file or directory",
  },
  samples: [
    "error: Cannot access storage file '/srv/iso/debian-12.iso': No such file or directory",
    "libvirt.libvirtError: Cannot access storage file '/pool1/web.qcow2' (as uid:107, gid:107): No such file or directory",
    '2022-02-02T02:02:02.000002Z qemu-kvm: -blockdev {"driver":"host_device","filename":"/dev/vg0/web"}: Could not open \'/dev/vg0/web\': No such file or directory',
    'kvm: -drive file=/x/y.img: could not open disk image /x/y.img: No such file or directory',
  ],
  nearMisses: [
    "qemu-system-x86_64: -drive file=a.qcow2: Could not open backing file: Could not open '/srv/base.qcow2': No such file or directory",
    "error: Cannot access storage file '/srv/iso/debian-12.iso': Permission denied",
    "Could not open '/dev/vfio/14': No such file or directory",
  ],
});
