import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-block-size',
  category: 'configuration',
  severity: 'fatal',
  title: 'The block sizes do not fit together',
  match: ["Cannot get 'write' permission without 'resize': Image size is not a multiple of request alignment", "_block_size doesn't take value '{value:quoted}'", 'logical_block_size > physical_block_size not supported', '(discard_granularity|min_io_size|opt_io_size) must be a multiple of logical_block_size', 'logical_block_size != {size:number} not supported'],
  message: 'The block size or the size of a disk does not fit.',
  why: 'A physical block holds whole logical blocks; both are powers of two of at least 512.',
  remedy: 'Correct <blockio>: physical_block_size at least as large as logical_block_size; or remove it.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath //blockio' }],
  xml: [{ path: 'devices/disk/blockio/@logical_block_size' }, { path: 'devices/disk/blockio' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/block/block.c blkconf_blocksizes; block.c bdrv_check_perm', text: "logical_block_size > physical_block_size not supported / Cannot get 'write' permission without 'resize': Image size is not a multiple of request alignment" },
  samples: ["qemu-system-x86_64: -blockdev pear: Cannot get 'write' permission without 'resize': Image size is not a multiple of request alignment", 'qemu-system-x86_64: -device virtio-blk-pci,drive=d0: logical_block_size > physical_block_size not supported', 'qemu-kvm: opt_io_size must be a multiple of logical_block_size'],
  nearMisses: ['block_size must be a multiple of 512', 'logical_block_size=512'],
});
