import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'migr-inactivate-failed',
  category: 'migration',
  severity: 'fatal',
  title: 'The source could not let go of its disks',
  match: ['bdrv_inactivate_all\\(\\) failed'],
  message: 'At the end of the migration the source could not flush and give up its images.',
  why: 'An image could not be written to the end: storage errors, a job on the disk, or an export of it that is still open.',
  remedy: 'The VM goes on at the source. Look for I/O errors of its disks, end block jobs, and migrate again.',
  checks: [{ command: 'virsh domblkerror VM' }, { command: 'virsh blockjob VM vda' }],
  xml: [{ path: 'devices/disk' }],
  witness: { source: 'QEMU 7.2 migration/savevm.c, 10.0 migration/block-active.c', text: '%s: bdrv_inactivate_all() failed (%d) / %s: bdrv_inactivate_all() failed: %d' },
  samples: [
    'qemu-system-x86_64: migration_block_inactivate: bdrv_inactivate_all() failed: -1',
    'qemu-system-x86_64: qemu_savevm_state_complete_precopy_non_iterable: bdrv_inactivate_all() failed (-5)',
  ],
  nearMisses: ['qemu-system-x86_64: bdrv_inactivate_all() done'],
});
