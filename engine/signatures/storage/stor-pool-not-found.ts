import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'stor-pool-not-found',
  category: 'storage',
  severity: 'fatal',
  title: 'The storage pool is not defined',
  match: [
    "no storage pool with matching (name|uuid) '{pool:quoted}'",
    'no pool with matching (name|uuid)',
    "failed to get pool '{pool:quoted}'",
    'Storage pool not found',
  ],
  message: 'The storage pool that was asked for is not defined on this connection.',
  why: 'The pool was never defined here, has another name, or the command talks to another libvirt (qemu:///session instead of qemu:///system).',
  remedy: 'Check the connection URI, then define and start the pool, for example virsh pool-define-as NAME dir --target PATH and virsh pool-start NAME, or correct the name.',
  checks: [
    { command: 'virsh -c qemu:///system pool-list --all' },
    { command: 'virsh uri' },
    { command: 'virsh pool-define-as NAME dir --target PATH', changes: true },
  ],
  xml: [{ path: 'devices/disk/source/@pool', equals: 'pool' }],
  yieldsTo: ['stor-pool-inactive'],
  witness: {
    source: 'libvirt 11.3 src/storage/storage_driver.c',
    text: "no storage pool with matching name '%1$s' / no storage pool with matching uuid '%1$s'",
  },
  samples: [
    "error: Storage pool not found: no storage pool with matching name 'fast'",
    "libvirt.libvirtError: Storage pool not found: no storage pool with matching uuid '4d5e6f70-0000-4000-8000-0000000000aa' (fast)",
    "ERROR    Couldn't find storage pool 'fast': Storage pool not found",
  ],
  nearMisses: [
    "error: Storage volume not found: no storage vol with matching name 'x'",
    "error: Requested operation is not valid: storage pool 'fast' is not active",
  ],
});
