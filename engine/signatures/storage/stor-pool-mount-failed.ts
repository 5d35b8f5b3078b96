import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-pool-mount-failed',
  category: 'storage',
  severity: 'fatal',
  title: "The pool's file system could not be mounted",
  match: [
    'Failed to mount nfs share: {reason}',
    'mount (-o|-t) {args}\\) unexpected exit status {status:number}: {reason}',
    "mount (-o|-t) {args}' exited with non-zero status {status:number}",
    'mount -o {args}\\) unexpected fatal signal',
  ],
  message: 'Mounting the file system of the pool failed.',
  why: "The device or server of <source> is missing, refuses access, or holds another file system than the pool's <format> says.",
  remedy: 'Try the same mount by hand and fix what mount says (device name, export, format), then virsh pool-start POOL. Do not format a device because mounting it failed.',
  checks: [
    { command: 'virsh pool-dumpxml POOL' },
    { command: 'lsblk -f' },
    { command: 'showmount -e SERVER', look: 'for a netfs pool' },
  ],
  yieldsTo: [
    'stor-nfs-client-missing',
    'stor-nfs-not-responding',
  ],
  witness: {
    source: 'libvirt 11.3 src/storage/storage_util.c, virStorageBackendFileSystemMountCmd(), with util-linux mount; QEMU 10.0 block/nfs.c',
    text: 'Child process (%1$s) unexpected %2$s: %3$s / Failed to mount nfs share: %s',
  },
  samples: [
    'qemu-system-x86_64: -blockdev pear: Failed to mount nfs share: mount_cb: RPC error: Server does not export pear',
    'error: internal error: Child process (/usr/bin/mount -o nodev,nosuid,noexec -t xfs /dev/sdq1 /srv/q) unexpected exit status 32: mount: /srv/q: special device /dev/sdq1 does not exist.',
    'libvirtd[1]: internal error: Child process (mount -o nodev,nosuid,noexec,nfsvers=4 nas:/vm /mnt/vm) unexpected exit status 32: mount.nfs: access denied by server while mounting nas:/vm',
    "internal error: '/bin/mount -t nfs nas:/vm /mnt/vm' exited with non-zero status 32 and signal 0: mount.nfs: an incorrect mount option was specified",
    'error: internal error: Child process (mount -o nodev /dev/sdq1 /srv/q) unexpected fatal signal 9',
  ],
  nearMisses: [
    'error: internal error: Child process (/usr/bin/umount /srv/q) unexpected exit status 32: umount: /srv/q: target is busy.',
    'error: internal error: Child process (/usr/sbin/lvcreate -L 1) unexpected exit status 5',
  ],
});
