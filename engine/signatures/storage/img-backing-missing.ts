import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-backing-missing',
  category: 'storage',
  severity: 'fatal',
  title: 'A lower layer of the image chain is missing',
  match: [
    "ould not open backing file: …ould not open '{base:quoted}': No such file or directory",
    "ould not open backing file '{base:quoted}': No such file or directory",
    'ould not open backing (file|image)…: No such file or directory',
    "annot access backing file '{base:quoted}' of storage file '{file:quoted}'( \\(as uid:{uid:number}, gid:{gid:number}\\)|): No such file",
    'inaccessible backing store volume {base:path}: No such file or directory',
  ],
  message: 'The image depends on a backing file that does not exist.',
  why: 'An overlay holds only the changes; without its backing file it cannot be read. The base was moved, deleted or is on storage that is not mounted.',
  remedy: 'Bring the backing file back to that path. If it only moved, set the new path with the VM off: qemu-img rebase -u -b NEW -F FORMAT OVERLAY. It must be the very same base, or the data is garbage.',
  checks: [
    { command: 'qemu-img info --backing-chain IMAGE' },
    { command: 'ls -l -- BASE' },
    { command: 'qemu-img rebase -u -b NEW -F FORMAT OVERLAY', changes: true, look: 'VM off, same base, and a copy of the overlay at hand' },
  ],
  xml: [
    { path: 'devices/disk/source/@file', equals: 'file' },
    { path: 'devices/disk/backingStore/source/@file', equals: 'base' },
  ],
  witness: {
    source: 'QEMU 10.0 block.c, bdrv_open_backing_file(), and libvirt 11.3 src/storage_file/storage_source.c',
    text: "Could not open backing file: Could not open '%s' / Cannot access backing file '%1$s' of storage file '%2$s' (as uid:%3$u, gid:%4$u)",
  },
  samples: [
    "error: Cannot access backing file '/srv/base/f39.qcow2' of storage file '/srv/vm/f39-a.qcow2' (as uid:64055, gid:108): No such file or directory",
    "qemu-system-x86_64: -drive file=b.qcow2,if=none: Could not open backing file: Could not open '/old/base.img': No such file or directory",
    'error: inaccessible backing store volume /srv/base/gone.img: No such file or directory',
  ],
  nearMisses: [
    "qemu-system-x86_64: -drive file=b.qcow2: Could not open 'b.qcow2': No such file or directory",
    "error: Cannot access backing file '/srv/base/f39.qcow2' of storage file '/srv/vm/f39-a.qcow2': Permission denied",
  ],
});
