import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-pool-dir-missing',
  category: 'storage',
  severity: 'fatal',
  title: "The pool's directory does not exist",
  match: [
    "annot open path '{dir:quoted}': No such file or directory",
    "annot open directory '{dir:quoted}': No such file or directory",
    "annot read dir '{dir:quoted}': No such file or directory",
    "Path '{dir:quoted}' not accessible: No such file or directory",
  ],
  unless: [
    '/sys/',
    '/proc/',
    '/dev/',
  ],
  message: 'The directory {dir} of the pool does not exist.',
  why: 'It was never created, was removed, or lies on a file system that is not mounted.',
  remedy: 'Mount the file system, or create the directory with virsh pool-build POOL, then virsh pool-start POOL.',
  checks: [
    { command: 'virsh pool-dumpxml POOL --xpath //target', look: 'target path' },
    { command: 'findmnt -T DIRECTORY' },
    { command: 'virsh pool-build POOL', changes: true },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virfile.c, virDirOpenInternal(); libvirt src/storage/storage_util.c',
    text: "cannot open directory '%1$s' / cannot open path '%1$s'",
  },
  samples: [
    "error: cannot open path '/srv/pear': No such file or directory",
    "error: Failed to start pool media\nerror: cannot open directory '/srv/media': No such file or directory",
    "libvirtd[61]: internal error: Failed to autostart storage pool 'media': cannot open directory '/srv/media': No such file or directory",
  ],
  nearMisses: [
    "error: cannot open directory '/sys/class/fc_host': No such file or directory",
    "error: cannot open directory '/srv/media': Permission denied",
  ],
});
