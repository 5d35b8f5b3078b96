import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-active-block-job',
  category: 'storage',
  severity: 'degraded',
  title: 'A block job already runs on the disk',
  match: [
    'not ready for pivot yet',
    "block job on disk '{disk:quoted}' is still being ended",
    "The active block job '{job:quoted}' cannot be completed",
    'evice is in use by (block-job-complete|internal backup job)',
    "does not allow '(write|resize|consistent read)' on",
    "The block job for device '{device:quoted}' is currently paused",
    'lock device is in use by block job: {job:word}',
    'domain has active block job',
    "disk '{disk:quoted}' already in active block job",
    "disk '{disk:quoted}' has a blockjob assigned",
    'when there is another active block job',
    "can't change media while a block job is running",
  ],
  message: 'The operation has to wait: a block job (copy, commit, pull or backup) runs on a disk of the VM.',
  why: 'Only one job at a time may change the chain of a disk.',
  remedy: 'Look at the job and let it finish, pivot it or abort it. Aborting a backup or copy loses only its work; pivoting switches the VM to the copy.',
  checks: [
    { command: 'virsh blockjob DOMAIN DISK --info' },
    { command: 'virsh domjobinfo DOMAIN' },
    { command: 'virsh blockjob DOMAIN DISK --abort', changes: true, look: 'ends the job without changing the disk' },
  ],
  xml: [
    { path: 'devices/disk/target/@dev', equals: 'disk' },
    { path: 'devices/disk/mirror' },
  ],
  witness: {
    source: 'libvirt 11.3 src/qemu/qemu_domain.c, qemuDomainDiskBlockJobIsActive(), and qemu_snapshot.c; libvirt src/qemu/qemu_driver.c qemuDomainBlockJobAbortImpl, src/qemu/qemu_block.c; QEMU 10.0 blockjob.c, job.c',
    text: "disk '%1$s' already in active block job / domain has active block job / block job '%1$s' not ready for pivot yet / The active block job '%s' cannot be completed",
  },
  samples: [
    "error: block copy still active: block job 'copy-vdp' not ready for pivot yet",
    "error: internal error: unable to execute QEMU command 'block-job-complete': The active block job 'copy-vdp' cannot be completed",
    "error: internal error: unable to execute QEMU command 'blockdev-snapshot': Node 'libvirt-7-format' is busy: block device is in use by block job: mirror",
    "error: Operation not possible: disk 'vda' already in active block job",
    "virError(Code=55, Domain=10, Message='Requested operation is not valid: domain has active block job')",
    "error: Operation not supported: can't change media while a block job is running on the device",
  ],
  nearMisses: [
    "block job 'copy-vdp' ready for pivot",
    'error: invalid argument: disk vda does not have an active block job',
    "block job 'pull-vda' completed",
  ],
});
