import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-vsock-cid-inuse',
  category: 'network',
  severity: 'fatal',
  title: 'The vsock address is taken',
  match: [
    'vhost-vsock: unable to set guest cid: {reason}',
    'nable to set guest cid',
    'vsock{what}: Address already in use',
  ],
  message: 'The vsock address (CID) of the VM is already used by another one.',
  why: 'Each guest on a host needs its own CID; a copied XML or command line keeps the old one.',
  remedy: "Use <cid auto='yes'/>, or another address.",
  checks: [{ command: "ps -ef | grep -o 'guest-cid[^,} ]*'" }],
  xml: [{ path: 'devices/vsock/cid' }],
  witness: {
    source: 'QEMU 10.0 hw/virtio/vhost-vsock.c, vhost_vsock_device_realize()',
    text: 'vhost-vsock: unable to set guest cid: %s',
  },
  samples: [
    'qemu-system-x86_64: -device vhost-vsock-pci,guest-cid=9: vhost-vsock: unable to set guest cid: Address already in use',
    'internal error: qemu unexpectedly closed the monitor: 2022-05-05T05:05:05.000000Z qemu-kvm: -device vhost-vsock-pci,id=v: vhost-vsock: unable to set guest cid: Address already in use',
  ],
  nearMisses: [
    'guest-cid property must be greater than 2',
    'vhost-vsock: failed to open vhost device: No such file or directory',
  ],
});
