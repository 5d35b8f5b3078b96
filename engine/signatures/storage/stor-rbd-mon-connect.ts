import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-rbd-mon-connect',
  category: 'storage',
  severity: 'fatal',
  title: 'No connection to the Ceph monitors',
  match: [
    'error reading conf file {file:path}: ',
    'failed to connect to the RADOS monitor on: {mon}',
    'rbd{source}error connecting: {reason}',
    'rbd{source}error reading conf file {file:path}',
    'monclient{detail}authenticate timed out',
    'failed to create the RADOS cluster',
    'failed to initialize RADOS',
  ],
  message: 'The Ceph monitors could not be reached or refused the login.',
  why: 'Monitor address or port (6789 for v1, 3300 for v2) is wrong, the network blocks it, or the cephx user or key does not fit.',
  remedy: 'Try ceph -s from this host with the same user; correct host and port in <source> and the key in the libvirt secret.',
  checks: [
    { command: 'ceph -s --id USER' },
    { command: 'nc -vz MONITOR 6789' },
    { command: 'virsh secret-list' },
  ],
  xml: [
    { path: 'devices/disk/source/host' },
    { path: 'devices/disk/auth/secret' },
  ],
  witness: {
    source: 'libvirt 11.3 src/storage/storage_backend_rbd.c; QEMU 10.0 block/rbd.c',
    text: 'failed to connect to the RADOS monitor on: %1$s / error connecting',
  },
  samples: [
    'qemu-system-x86_64: -blockdev pear: error reading conf file /etc/ceph/pear.conf: No such file or directory',
    'error: failed to connect to the RADOS monitor on: mon1:6789,: Connection timed out',
    'qemu-kvm: -blockdev {"driver":"rbd","pool":"vms","image":"a","node-name":"n"}: error connecting: Permission denied',
    '2024-01-01T01:01:01.001+0000 7f11 0 monclient(hunting): authenticate timed out after 300',
  ],
  nearMisses: [
    'qemu-kvm: -netdev socket,id=n: error connecting: Connection refused',
    'ceph: mon1 is in quorum',
  ],
});
