import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-file-exists',
  category: 'storage',
  severity: 'fatal',
  title: 'The file for the snapshot exists already',
  match: ['external (snapshot file|memory snapshot file|destination file) for disk {disk:word} already exists and is not a block device: {path:path}', "external destination file for disk {disk:word} already exists: {path:path}"],
  message: 'The snapshot of {disk} was refused because {path} exists.',
  why: 'libvirt overwrites no file: it might be the image itself or one of its layers.',
  remedy: 'Choose another name (--diskspec DISK,file=PATH); with --reuse-external libvirt takes a file that was prepared as overlay.',
  checks: [{ command: 'qemu-img info -U -- PATH', look: 'whether it belongs to a chain' }, { command: 'virsh domblklist VM --details' }],
  xml: [{ path: 'devices/disk/target/@dev', equals: 'disk' }],
  witness: { source: 'libvirt 9.0.0, src/qemu/qemu_snapshot.c qemuSnapshotPrepareDiskExternal()', text: 'external snapshot file for disk %s already exists and is not a block device: %s' },
  samples: ['error: unsupported configuration: external snapshot file for disk sdb already exists and is not a block device: /srv/vm/mail.snap1'],
  nearMisses: ['error: internal error: external snapshot file for disk sdb', "snapshot 'before' already exists"],
});
