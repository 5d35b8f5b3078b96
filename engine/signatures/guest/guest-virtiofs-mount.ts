import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-virtiofs-mount',
  category: 'guest',
  severity: 'fatal',
  title: 'The guest cannot mount the shared directory',
  match: ['virtiofs {device:word}: probe with driver virtiofs failed with error', "mount: {point:path} wrong fs type, bad option, bad superblock on {tag:path}, missing codepage or helper program", "mount: {point:path} unknown filesystem type '(virtiofs|9p)'", "virtio-fs: tag <{tag:path}> not found", "9pnet_virtio: no channels available for device {tag:path}", "mount: unknown filesystem type '(virtiofs|9p)'"],
  unless: ['bad superblock on /dev/', 'on /dev/mapper'],
  message: 'The guest could not mount the directory shared by the host.',
  why: 'The tag in the mount command is not the one of <target dir>, the guest kernel has no virtiofs or 9p, or the device is not in the VM.',
  remedy: 'Mount with -t virtiofs (or 9p) and exactly the tag; virtiofs needs kernel 5.4.',
  checks: [{ command: 'virsh dumpxml VM --xpath //filesystem' }, { command: 'modprobe virtiofs', look: 'in the guest' }],
  xml: [{ path: 'devices/filesystem/target/@dir', equals: 'tag' }, { path: 'devices/filesystem/target' }, { path: 'devices/filesystem' }],
  witness: { source: 'util-linux, libmount/src/context_mount.c; Linux fs/fuse/virtio_fs.c; net/9p/trans_virtio.c; drivers/base/dd.c call_driver_probe', text: 'virtio-fs: tag <%s> not found / probe with driver %s failed with error %d' },
  samples: ['virtiofs virtio7: probe with driver virtiofs failed with error -17', 'mount: /mnt/share: wrong fs type, bad option, bad superblock on hostshare, missing codepage or helper program, or other error.', '[   40.4] virtio-fs: tag <hostshare> not found', '9pnet_virtio: no channels available for device hostshare'],
  nearMisses: ['mount: /mnt: wrong fs type, bad option, bad superblock on /dev/vdb1, missing codepage or helper program, or other error.', 'virtiofs mounted'],
});
