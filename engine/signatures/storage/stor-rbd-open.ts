import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-rbd-open',
  category: 'storage',
  severity: 'degraded',
  title: 'The RBD image cannot be opened',
  match: [
    "failed to open the RBD image (|'){image:path}",
    'failed to (stat|iterate) the RBD image',
    "failed to stat the RBD image (|'){image:path}",
    'error reading header from {image:path}: {reason}',
    'error opening pool {pool:path}: {reason}',
    "failed to create the RBD IoCTX. Does the pool '{pool:quoted}' exist",
    'error opening image {image:path} at snap',
    'error getting image info from {image:path}',
  ],
  message: 'The RBD image or its pool cannot be opened.',
  why: 'The image was removed or renamed, the pool does not exist, or the Ceph user may not read it.',
  remedy: 'List the pool with the same Ceph user, correct the name in <source>, and virsh pool-refresh POOL so that libvirt forgets images that are gone.',
  checks: [
    { command: 'rbd ls -p POOL --id USER' },
    { command: 'rbd status POOL/IMAGE' },
    { command: 'virsh pool-refresh POOL', changes: true },
  ],
  xml: [{ path: 'devices/disk/source/@name', equals: 'image' }],
  witness: {
    source: 'libvirt 11.3 src/storage/storage_backend_rbd.c; QEMU 10.0 block/rbd.c',
    text: "failed to open the RBD image '%1$s' / error reading header from %s / error opening pool %s",
  },
  samples: [
    "error: failed to open the RBD image 'vm-7-disk-1': No such file or directory",
    'qemu-kvm: -drive file=rbd:vms/a: error reading header from a: No such file or directory',
    'qemu-kvm: -blockdev {"driver":"rbd"}: error opening pool vms: No such file or directory',
    "error: failed to create the RBD IoCTX. Does the pool 'vms' exist?: No such file or directory",
  ],
  nearMisses: [
    'rbd: image a mapped',
    'error reading header of socket: EOF',
  ],
});
