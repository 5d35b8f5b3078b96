import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virsh-undefine-snapshots',
  category: 'configuration',
  severity: 'fatal',
  title: "undefine does not know what to do with the snapshots' metadata",
  match: ['Refusing to undefine while {count:number} snapshots exist', 'cannot delete inactive domain with {count:number} (snapshots|checkpoints)', 'cannot undefine domain with {count:number} (snapshots|checkpoints)'],
  message: 'The VM has {count} snapshots or checkpoints, and undefine was not told what becomes of their metadata.',
  why: 'With the definition gone, nobody would know what the snapshots in the images are.',
  remedy: 'Delete or note them first, or undefine with --snapshots-metadata (and --checkpoints-metadata): the data in the images stays.',
  checks: [{ command: 'virsh snapshot-list VM --tree' }, { command: 'virsh checkpoint-list VM' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_driver.c qemuDomainUndefineFlags, tools/virsh-domain.c', text: 'cannot delete inactive domain with %1$d snapshots' },
  samples: ['error: Requested operation is not valid: cannot delete inactive domain with 3 snapshots', 'error: Refusing to undefine while 2 snapshots exist'],
  nearMisses: ['cannot migrate domain with 3 snapshots', 'snapshots exist'],
});
