import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-nfs-client-missing',
  category: 'storage',
  severity: 'fatal',
  title: 'The host has no NFS client',
  match: [
    "unknown filesystem type 'nfs{version:quoted}'",
    'need a /sbin/mount.<type> helper program',
    'need a /sbin/mount.nfs',
  ],
  message: 'The host cannot mount NFS: its client programs or kernel module are missing.',
  why: 'mount needs mount.nfs and the nfs kernel module for such a pool.',
  remedy: 'Install nfs-common (Debian, Ubuntu) or nfs-utils (Fedora, RHEL, SUSE) and start the pool again.',
  checks: [
    { command: 'command -v mount.nfs' },
    { command: 'modprobe -n -v nfs' },
  ],
  witness: {
    source: 'util-linux mount(8), libmount',
    text: "unknown filesystem type '%s' / for several filesystems (e.g. nfs, cifs) you might need a /sbin/mount.<type> helper program",
  },
  samples: [
    "error: internal error: Child process (mount -o nodev,nosuid,noexec nas:/vm /mnt/vm) unexpected exit status 32: mount: /mnt/vm: unknown filesystem type 'nfs'.",
    'mount: /mnt/vm: bad option; for several filesystems (e.g. nfs, cifs) you might need a /sbin/mount.<type> helper program.',
  ],
  nearMisses: [
    "mount: /mnt/vm: unknown filesystem type 'LVM2_member'.",
    'mount.nfs: access denied by server while mounting nas:/vm',
  ],
});
