import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-not-found',
  category: 'storage',
  severity: 'degraded',
  title: 'No snapshot of that name',
  match: ["Snapshot '{snapshot:quoted}' does not exist in one or more devices", "image of disk '{disk:quoted}' does not have internal snapshot '{snapshot:quoted}'", "Snapshot with id '{id:quoted}' and name '{snapshot:quoted}' does not exist on device", "no domain snapshot with matching name '{snapshot:quoted}'"],
  message: 'The VM has no snapshot {snapshot}.',
  why: 'Its metadata was lost (another host, undefine with --snapshots-metadata), or the name is another one. Internal snapshots inside the image may still be there.',
  remedy: 'List what libvirt knows and what the image holds; virsh snapshot-create --redefine brings metadata back.',
  checks: [{ command: 'virsh snapshot-list VM' }, { command: 'qemu-img snapshot -l /path/to/image' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_snapshot.c qemuSnapObjFromName; QEMU 10.0 and 7.2 migration/savevm.c load_snapshot, blockdev.c; libvirt 11.3 src/qemu/qemu_snapshot.c', text: "no domain snapshot with matching name '%1$s' / Snapshot '%s' does not exist in one or more devices" },
  samples: ["qemu-system-x86_64: Snapshot 'pear' does not exist in one or more devices", "error: operation failed: image of disk 'vdp' does not have internal snapshot 'pear'", "error: Domain snapshot not found: no domain snapshot with matching name 'pear'"],
  nearMisses: ["domain snapshot 'pear' with matching name"],
});
