import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-gluster-connect',
  category: 'storage',
  severity: 'fatal',
  title: 'The Gluster volume of a disk cannot be reached',
  match: [
    'Gluster connection for volume {volume:path}, path {path:path} failed to connect',
    'ailed to initialize gluster connection \\({what}: {reason}',
    'ailed to connect to gluster://{host:path}: {reason}',
  ],
  message: 'QEMU or libvirt could not connect to the Gluster volume.',
  why: 'The volume is stopped, its name or host is wrong, glusterd does not answer, or port 24007 and the brick ports are closed; rpc-auth-allow-insecure was needed for old versions.',
  remedy: 'Start the volume and its bricks, and correct host and name in <source>.',
  checks: [{ command: 'gluster volume status' }, { command: 'ss -lnt' }],
  xml: [{ path: "devices/disk/source[@protocol='gluster']" }],
  witness: { source: 'QEMU 7.2 and 10.0 block/gluster.c qemu_gluster_glfs_init; libvirt src/storage_file/storage_file_backend_gluster.c, src/storage/storage_backend_gluster.c', text: 'Gluster connection for volume %s, path %s failed to connect / failed to initialize gluster connection (src=%1$p priv=%2$p)' },
  samples: [
    'qemu-system-x86_64: -blockdev pear: Gluster connection for volume pear, path seven.img failed to connect',
    'error: failed to initialize gluster connection (src=0x7f00 priv=0x7f77): Transport endpoint is not connected',
  ],
  nearMisses: ['Gluster connection for volume pear established'],
});
