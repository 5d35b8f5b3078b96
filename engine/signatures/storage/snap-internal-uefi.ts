import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-internal-uefi',
  category: 'storage',
  severity: 'fatal',
  title: 'Internal snapshots are not possible with this UEFI VM',
  match: ['internal snapshots of a VM with pflash based firmware are not supported'],
  message: 'libvirt refuses an internal snapshot because the VM boots with UEFI firmware in pflash.',
  why: 'The UEFI variable store is a second writable drive, raw in most cases, that an internal snapshot could not save. Before libvirt 10.10 the combination is refused altogether.',
  remedy: 'Take an external snapshot (virsh snapshot-create-as DOMAIN NAME --disk-only, or with --memspec for a running VM). From libvirt 10.10 on a qcow2 variable store allows internal ones.',
  checks: [
    { command: 'virsh version', look: 'libvirt and QEMU versions' },
    { command: 'virsh dumpxml DOMAIN --xpath //os' },
    { command: 'virsh snapshot-create-as DOMAIN NAME --disk-only --atomic', changes: true },
  ],
  xml: [
    { path: 'os/loader/@type' },
    { path: 'os/nvram' },
  ],
  witness: {
    source: 'libvirt 9.0 src/qemu/qemu_snapshot.c, qemuSnapshotPrepare()',
    text: 'internal snapshots of a VM with pflash based firmware are not supported',
  },
  samples: [
    'error: Operation not supported: internal snapshots of a VM with pflash based firmware are not supported',
    'libvirt.libvirtError: Operation not supported: internal snapshots of a VM with pflash based firmware are not supported',
  ],
  nearMisses: [
    'error: unsupported configuration: internal snapshots of a VM with pflash based firmware require QCOW2 nvram format',
    'internal snapshots are listed by qemu-img snapshot -l',
  ],
});
