import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-external-unsupported',
  category: 'storage',
  severity: 'fatal',
  title: 'This libvirt cannot delete or revert external snapshots',
  match: [
    'deletion of {count:path} external disk snapshots not supported',
    'revert to external snapshot not supported yet',
    'deletion of external {what} not supported',
  ],
  message: 'External snapshots cannot be reverted or deleted that way by this libvirt.',
  why: 'Reverting and deleting external snapshots came with libvirt 9.9 and 10; chains with children or several parents stay difficult.',
  remedy: 'Merge with virsh blockcommit VM vda --active --pivot, or point the disk at the base image by hand while the VM is off; then delete the metadata with --metadata.',
  checks: [{ command: 'virsh snapshot-list VM --tree' }, { command: 'virsh domblklist VM' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_snapshot.c; older ones with the number of disks (blog.phs.id.au/posts/2023-07-july)', text: 'revert to external snapshot not supported yet; deletion of external disk snapshots with children not supported; deletion of %d external disk snapshots not supported yet' },
  samples: [
    'error: Operation not supported: revert to external snapshot not supported yet',
    'error: unsupported configuration: deletion of 3 external disk snapshots not supported yet',
  ],
  nearMisses: ['revert to internal snapshot done'],
});
