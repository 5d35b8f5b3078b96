import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-pool-enospc',
  category: 'storage',
  severity: 'fatal',
  title: 'The pool has no room for the volume',
  match: [
    'ould not create {what}: No space left on device',
    "annot allocate {bytes:number} bytes in file '{file:quoted}': No space left on device",
    "annot (extend|fill) file '{file:quoted}': No space left on device",
    'Not enough space left in storage pool',
    "Failed to create file '{file:quoted}': No space left on device",
    'annot (sync|write) data to {what}: No space left on device',
    'has insufficient free space \\({free:number} extents\\): {need:number} required',
    'Insufficient suitable {kind:word} extents for logical volume',
    'ould not (preallocate|resize|write) {what}: No space left on device',
  ],
  unless: [
    '/var/run/libvirt/',
    '/run/libvirt/',
    '/var/lib/libvirt/qemu/',
    '/etc/libvirt/',
  ],
  message: 'The storage has no room for the new or larger volume.',
  why: "Preallocated volumes take their full size at once; the pool's file system, volume group or quota is full.",
  remedy: 'Free or add space, make the volume smaller, or create it sparse (allocation 0) and watch the fill of the pool.',
  checks: [
    { command: 'virsh pool-info POOL', look: 'Available' },
    { command: 'df -h -- PATH' },
    { command: 'vgs' },
  ],
  witness: {
    source: 'libvirt 11.3 src/storage/storage_util.c, createRawFile(), and LVM2 lib/metadata; QEMU 10.0 util/osdep.c qemu_open_internal',
    text: 'cannot allocate %1$llu bytes in file \'%2$s\' / Volume group "%s" has insufficient free space (%u extents): %u required. / Could not %s \'%s\'',
  },
  samples: [
    "qemu-img: /srv/pear/seven.img: Could not create '/srv/pear/seven.img': No space left on device",
    "error: cannot allocate 10737418240 bytes in file '/srv/p/big.img': No space left on device",
    'internal error: Child process (lvcreate --name v -L 99G vg0) unexpected exit status 5:   Volume group "vg0" has insufficient free space (10 extents): 25344 required.',
    "error: cannot extend file '/srv/p/big.img': No space left on device",
    '  Insufficient suitable allocatable extents for logical volume v: 100 more required',
  ],
  nearMisses: [
    'error: cannot allocate memory',
    "block I/O error in device 'drive-sata7': No space left on device (28)",
  ],
});
