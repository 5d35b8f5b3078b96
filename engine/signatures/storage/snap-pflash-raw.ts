import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-pflash-raw',
  category: 'storage',
  severity: 'fatal',
  title: "The UEFI variable store's format forbids internal snapshots",
  match: [
    "Device '{device:quoted}pflash{unit:quoted}' is writable but does not support snapshots",
    "used by device '{device:quoted}pflash{unit:quoted}' does not support internal snapshots",
    'internal snapshots of a VM with pflash based firmware require QCOW2 nvram format',
  ],
  message: 'The UEFI variable store is raw, so QEMU cannot put an internal snapshot into it.',
  why: 'An internal snapshot needs every writable drive to be qcow2, the variable store as well.',
  remedy: "With the VM off, convert a copy of the variable store to qcow2 and name it with format='qcow2' in <nvram>; or use external (disk-only) snapshots.",
  checks: [
    { command: 'qemu-img info NVRAM_FILE' },
    { command: 'virsh dumpxml DOMAIN --xpath //os' },
  ],
  xml: [
    { path: 'os/nvram/@format' },
    { path: 'os/nvram' },
  ],
  witness: {
    source: 'QEMU 10.0 block/snapshot.c, bdrv_all_can_snapshot(), and libvirt 11.3 src/qemu/qemu_snapshot.c',
    text: "Device '%s' is writable but does not support snapshots / internal snapshots of a VM with pflash based firmware require QCOW2 nvram format",
  },
  samples: [
    "error: internal error: unable to execute QEMU command 'human-monitor-command': Device 'pflash1' is writable but does not support snapshots",
    'error: unsupported configuration: internal snapshots of a VM with pflash based firmware require QCOW2 nvram format',
    "Error: Device 'drive-pflash1' is writable but does not support snapshots",
  ],
  nearMisses: [
    "Device 'virtio0' is writable but does not support snapshots",
    "Device 'pflash1' is not removable",
  ],
});
