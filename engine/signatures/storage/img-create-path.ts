import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'img-create-path',
  category: 'storage',
  severity: 'fatal',
  title: 'The directory for a new image does not exist',
  match: [
    "ailed to create image file '{file:quoted}': No such file or directory",
    'ould not create file: No such file or directory',
    "ould not create '{file:quoted}': No such file or directory",
    "Failed to create file '{file:quoted}': No such file or directory",
    "annot create (path|file|volume) '{file:quoted}': No such file or directory",
  ],
  unless: [
    '/sys/',
    '/proc/',
  ],
  message: 'A new image cannot be created because its directory does not exist.',
  why: 'The path has a typing error, the pool directory was never built, or its file system is not mounted.',
  remedy: 'Create the directory or mount its file system, or correct the path. For a libvirt pool: virsh pool-build POOL once, then virsh pool-start POOL.',
  checks: [
    { command: 'ls -ld -- DIRECTORY' },
    { command: 'virsh pool-list --all' },
    { command: 'findmnt -T DIRECTORY' },
  ],
  witness: {
    source: 'QEMU 10.0 block/file-posix.c, raw_co_create(), and libvirt 11.3 src/storage/storage_util.c',
    text: "Could not create '%s' / Failed to create file '%1$s'",
  },
  samples: [
    'qemu-img: /srv/new/a.qcow2: Could not create file: No such file or directory',
    "error: Failed to create file '/srv/new/cloud.iso': No such file or directory",
    "qemu-img: /srv/new/a.qcow2: Could not create '/srv/new/a.qcow2': No such file or directory",
    "error: cannot create path '/srv/none/a.img': No such file or directory",
  ],
  nearMisses: [
    'qemu-img: /srv/new/a.qcow2: Could not create file: Permission denied',
    "error: Failed to create file '/srv/new/cloud.iso': Operation not permitted",
  ],
});
