import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'snap-block-name',
  category: 'storage',
  severity: 'fatal',
  title: "QEMU's block graph differs from what libvirt expects",
  match: [
    "Cannot find device='{device:quoted}' nor node-name='{node:quoted}'",
    'Cannot find device={device} nor node_name={node:path}',
    "Failed to find node with node-name='{node:quoted}'",
    "Can't find '{file:quoted}' in the backing chain",
    "Did not find '{file:quoted}' in the backing chain of",
    "'{file:quoted}' is not in this backing file chain",
    "'{file:quoted}' is not in the backing chain of",
    "could not find image '{file:quoted}' in chain for '{disk:quoted}'",
    'Top image file {file:path} not found',
    "QEMU command '{command:quoted}': Base '{file:quoted}' not found",
    "QEMU command '{command:quoted}': Node '{node:quoted}' not found",
  ],
  message: "A block operation names a layer that QEMU does not have in the disk's chain.",
  why: "libvirt's record of the image chain and the one QEMU runs with differ: a job was left half-way, files were renamed, or the chain was changed behind libvirt's back.",
  remedy: 'Compare dumpxml with the chain that QEMU has open, finish or abort a pending block job, and redefine the disk with the VM off. Do not delete overlay files until the chain is clear.',
  checks: [
    { command: 'virsh domblklist DOMAIN --details' },
    { command: 'virsh blockjob DOMAIN DISK --info' },
    { command: 'qemu-img info --backing-chain --force-share IMAGE' },
  ],
  xml: [
    { path: 'devices/disk/target/@dev', equals: 'disk' },
    { path: 'devices/disk/backingStore' },
  ],
  witness: {
    source: 'QEMU 10.0 block.c, bdrv_lookup_bs(), and blockdev.c',
    text: "Cannot find device='%s' nor node-name='%s' / Can't find '%s' in the backing chain",
  },
  samples: [
    "error: internal error: unable to execute QEMU command 'block-commit': Can't find '/srv/s1.qcow2' in the backing chain",
    "unable to execute QEMU command 'blockdev-del': Failed to find node with node-name='libvirt-4-format'",
    "libvirt: QEMU Driver error : internal error: unable to execute QEMU command 'blockdev-snapshot': Cannot find device='' nor node-name='libvirt-2-format'",
    "error: internal error: unable to execute QEMU command 'block-stream': Cannot find device= nor node_name=libvirt-7-format",
    "error: invalid argument: could not find image '/srv/s2.qcow2' in chain for 'vda'",
  ],
  nearMisses: [
    'Cannot find device "br7"',
    "could not find base image in chain for 'vda'",
  ],
});
