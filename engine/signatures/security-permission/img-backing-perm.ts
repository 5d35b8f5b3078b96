import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-backing-perm',
  category: 'security/permission',
  severity: 'fatal',
  title: 'QEMU may not read a lower layer of the image chain',
  match: [
    "ould not open backing file: …ould not open '{base:quoted}': Permission denied",
    "ould not open backing file '{base:quoted}': Permission denied",
    "annot access backing file '{base:quoted}' of storage file '{file:quoted}'( \\(as uid:{uid:number}, gid:{gid:number}\\)|): Permission denied",
    'inaccessible backing store volume {base:path}: Permission denied',
  ],
  message: 'The QEMU user may not read the backing file {base}.',
  why: 'Each layer of the chain needs read permission for the QEMU user, search permission on every directory above it, and a label that sVirt accepts.',
  remedy: 'Give read permission on the file and search (x) on its directories to the QEMU user, or keep the whole chain in a libvirt pool. Do not open the directories to everybody.',
  checks: [
    { command: 'namei -l -- BASE', look: 'the first directory without x for the QEMU user' },
    { command: 'qemu-img info --backing-chain IMAGE' },
    { command: 'ls -lZ -- BASE' },
  ],
  xml: [
    { path: 'devices/disk/source/@file', equals: 'file' },
    { path: 'devices/disk/backingStore/source/@file', equals: 'base' },
  ],
  witness: {
    source: 'QEMU 10.0 block.c and libvirt 11.3 src/storage_file/storage_source.c',
    text: "Could not open backing file: Could not open '%s': Permission denied / Cannot access backing file '%1$s' of storage file '%2$s' (as uid:%3$u, gid:%4$u)",
  },
  samples: [
    "error: Cannot access backing file '/root/base.raw' of storage file '/srv/vm/o.qcow2' (as uid:107, gid:107): Permission denied",
    '2021-09-09T09:09:09.000009Z qemu-system-x86_64: -blockdev {"node-name":"n"}: Could not open backing file: Could not open \'/home/ann/base.qcow2\': Permission denied',
    'error: inaccessible backing store volume /root/base.img: Permission denied',
  ],
  nearMisses: [
    "Could not open '/home/ann/base.qcow2': Permission denied",
    "error: Cannot access backing file '/root/base.raw' of storage file '/srv/vm/o.qcow2' (as uid:107, gid:107): No such file or directory",
  ],
});
