import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-nfs-create-eperm',
  category: 'storage',
  severity: 'fatal',
  title: 'The NFS server forbids creating or chowning files',
  match: [
    "Failed to create file '{file:quoted}': Operation not permitted",
    "annot chown (|'){file:path}(|') to \\({uid:number}, {gid:number}\\): Operation not permitted",
    "annot set mode of '{file:quoted}' to {mode:word}: Operation not permitted",
    "ould not create '{file:quoted}': Operation not permitted",
  ],
  message: 'A file on the storage could not be created with the wanted owner.',
  why: 'Over NFS root is mapped to nobody (root_squash), so libvirt may not give files away; some FUSE and CIFS mounts refuse chown as well.',
  remedy: "Export the share so that the QEMU user owns the directory, or set <owner>, <group> and <mode> in the pool's target permissions to that user. Use no_root_squash only in a trusted storage network.",
  checks: [
    { command: 'exportfs -v', look: 'on the server' },
    { command: 'findmnt -T PATH' },
    { command: 'virsh pool-dumpxml POOL --xpath //permissions' },
  ],
  witness: {
    source: 'libvirt 11.3 src/storage/storage_util.c, storageBackendCreateRaw() and virStorageBackendCreateExecCommand()',
    text: "Failed to create file '%1$s' / cannot chown %1$s to (%2$u, %3$u)",
  },
  samples: [
    "error: Failed to create file '/mnt/nas/seed.iso': Operation not permitted",
    'error: cannot chown /mnt/nas/x.qcow2 to (107, 107): Operation not permitted',
    "error: cannot set mode of '/mnt/nas/x.qcow2' to 0600: Operation not permitted",
  ],
  nearMisses: [
    "error: Failed to create file '/mnt/nas/seed.iso': No such file or directory",
    "chown: changing ownership of '/x': Operation not permitted",
  ],
});
