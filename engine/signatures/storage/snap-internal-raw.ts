import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-internal-raw',
  category: 'storage',
  severity: 'fatal',
  title: "Internal snapshots are not possible on this disk's format",
  match: [
    "Device '{device:quoted}' does not support internal snapshots",
    'No block device can (accept snapshots|store vmstate for snapshot)',
    'no block device can store vmstate for snapshot',
    'internal snapshot for disk {disk:path} unsupported for storage type {format:word}',
    "Device '{device:quoted}' is writable but does not support snapshots",
    "Block format '{format:quoted}' used by device '{device:quoted}' does not support internal snapshot",
    'Block driver does not support snapshots',
    "vmstate block device '{device:quoted}' does not support snapshots",
  ],
  unless: ['pflash'],
  message: 'A writable disk has a format that cannot hold an internal snapshot.',
  why: 'Only qcow2 (and RBD or similar back ends) store snapshots inside the image; one raw disk is enough to refuse the whole VM.',
  remedy: "Use an external snapshot (--disk-only), convert the disk to qcow2 with the VM off, or leave it out with snapshot='no' if it holds nothing worth keeping.",
  checks: [
    { command: 'virsh domblklist DOMAIN --details' },
    { command: 'qemu-img info IMAGE' },
    { command: 'virsh snapshot-create-as DOMAIN NAME --disk-only --atomic', changes: true },
  ],
  xml: [
    { path: 'devices/disk/target/@dev', equals: 'disk' },
    { path: 'devices/disk/driver/@type' },
  ],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_snapshot.c; QEMU 10.0 block/snapshot.c, blockdev.c',
    text: "internal snapshot for disk %1$s unsupported for storage type %2$s / Device '%s' is writable but does not support snapshots / no block device can store vmstate for snapshot",
  },
  samples: [
    "error: internal error: unable to execute QEMU command 'snapshot-save': no block device can store vmstate for snapshot",
    'error: unsupported configuration: internal snapshot for disk vda unsupported for storage type raw',
    "error: operation failed: Failed to take snapshot: Error: Device 'virtio0' is writable but does not support snapshots",
    "error: internal error: unable to execute QEMU command 'blockdev-snapshot-internal-sync': Block format 'raw' used by device 'd0' does not support internal snapshots",
  ],
  nearMisses: [
    "Error: Device 'drive-pflash0' is writable but does not support snapshots",
    'external snapshot format for disk vda is unsupported: raw',
  ],
});
