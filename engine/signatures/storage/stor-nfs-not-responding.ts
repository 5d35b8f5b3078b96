import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-nfs-not-responding',
  category: 'storage',
  severity: 'fatal',
  title: 'The NFS server does not answer',
  match: [
    'nfs: server {server:path} not responding',
    'mount.nfs: Connection timed out',
    'mount.nfs: No route to host',
    'mount.nfs: Connection refused',
    'NFS: state manager: {reason} failed on NFSv4 server',
  ],
  message: 'The NFS server does not answer.',
  why: 'With hard mounts every process that uses the share, VMs included, waits in the kernel until the server comes back.',
  remedy: 'Restore the server or the network to it; VMs go on by themselves. Do not kill or reset the VMs in the meantime, and avoid soft mounts for images.',
  checks: [
    { command: 'showmount -e SERVER' },
    { command: 'rpcinfo -p SERVER' },
    { command: 'nfsstat -m' },
  ],
  witness: {
    source: 'Linux net/sunrpc/clnt.c, rpc_check_timeout()',
    text: '%s: server %s not responding, still trying',
  },
  samples: [
    '[ 777.000001] nfs: server nas1.lan not responding, still trying',
    'Feb 02 02:02:02 hv2 kernel: nfs: server 10.9.8.7 not responding, timed out',
    'error: internal error: Child process (mount -o nodev,nosuid,noexec nas:/vm /mnt/vm) unexpected exit status 32: mount.nfs: Connection timed out',
  ],
  nearMisses: [
    '[ 790.000001] nfs: server nas1.lan OK',
    'rpc.mountd: server is not responding to probes yet',
  ],
});
