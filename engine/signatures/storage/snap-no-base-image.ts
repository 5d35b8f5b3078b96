import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-no-base-image',
  category: 'storage',
  severity: 'fatal',
  title: 'The disk has no lower layer to work with',
  match: [
    "could not find base image in chain for '{disk:quoted}'",
    "top '{file:quoted}' in chain for '{disk:quoted}' has no backing file",
  ],
  message: 'Disk {disk} consists of a single layer, so there is nothing to commit into or pull from.',
  why: 'blockcommit and blockpull need a chain of at least two images; the snapshot was merged already or never existed.',
  remedy: 'Look at the chain: nothing has to be merged when there is one layer. Remove stale snapshot metadata with virsh snapshot-delete --metadata if only that is left.',
  checks: [
    { command: 'virsh domblklist DOMAIN --details' },
    { command: 'qemu-img info --backing-chain --force-share IMAGE' },
    { command: 'virsh snapshot-list DOMAIN --tree' },
  ],
  xml: [{ path: 'devices/disk/target/@dev', equals: 'disk' }],
  witness: {
    source: 'libvirt 11.3 src/storage_file/storage_source.c, virStorageSourceChainLookup(), and src/qemu/qemu_block.c',
    text: "could not find base image in chain for '%1$s'",
  },
  samples: [
    "error: invalid argument: could not find base image in chain for 'vdb'",
    "error: invalid argument: top '/srv/a.qcow2' in chain for 'vda' has no backing file",
  ],
  nearMisses: [
    "error: invalid argument: could not find image '/srv/a.qcow2' in chain for 'vda'",
    'kernel: could not find base address',
  ],
});
