import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-lock-byte',
  category: 'storage',
  severity: 'fatal',
  title: 'The image cannot be locked',
  match: ['nable to lock {file:path} for metadata change: {reason}', 'Failed to (lock|unlock) byte {byte:number}'],
  message: 'Locking the image failed.',
  why: 'The file system refuses file locks, most often NFS without a working lock service, or another host holds the lock.',
  remedy: "Make locking work on that file system (NFSv4, or rpc.statd and lockd for NFSv3) or stop the other user. Switching QEMU's image locking off leaves the image without protection against a second writer.",
  checks: [
    { command: 'findmnt -T IMAGE', look: 'the file system type and its options (nolock, local_lock)' },
    { command: 'rpcinfo -p SERVER', look: 'nlockmgr and status for NFSv3' },
    { command: 'lsof -- IMAGE' },
  ],
  xml: [{ path: 'devices/disk/source/@file' }],
  witness: {
    source: 'QEMU 10.0 block/file-posix.c, raw_apply_lock_bytes(); libvirt 9.0 and 11.3 src/security/security_manager.c virSecurityManagerMetadataLock',
    text: 'Failed to lock byte %d / unable to lock %1$s for metadata change',
  },
  samples: [
    'error: unable to lock /srv/pear.img for metadata change: No locks available',
    'qemu-system-x86_64: -drive file=/mnt/nas/a.qcow2,if=virtio: Failed to lock byte 100',
    'internal error: process exited while connecting to monitor: 2023-01-09T08:00:00.000001Z qemu-kvm: -blockdev {"node-name":"f"}: Failed to lock byte 203',
  ],
  nearMisses: [
    'Failed to lock bytecode cache',
    'Failed to lock file /var/run/x.lock',
  ],
});
