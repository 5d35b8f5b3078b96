import { deviceName, count } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-block-size-order',
  cause: 'cfg-block-size',
  profile: 'host',
  severity: 'warning',
  title: 'A logical block larger than the physical one',
  why: 'QEMU refuses to start with a logical_block_size above the physical_block_size; libvirt accepts the definition. A missing physical size is 512 to QEMU when nothing else is known.',
  remedy: 'Make physical_block_size at least as large as logical_block_size.',
  witness: [{
    source: 'QEMU 7.2 hw/block/block.c blkconf_blocksizes',
    text: 'logical_block_size > physical_block_size not supported',
  }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk/blockio'],
  *check(blockio) {
    const logical = count(blockio, 'logical_block_size');
    const physical = count(blockio, 'physical_block_size');
    if (!logical || !physical || logical <= physical) return;
    yield { at: attribute(blockio, 'logical_block_size')!, message: `${deviceName(blockio)} has logical blocks of ${logical} bytes in physical ones of ${physical}; QEMU refuses that at start.`, fixes: [offeredFix(`Write physical_block_size='${logical}'`, setAttribute(blockio, 'physical_block_size', String(logical)))] };
  },
  bad: [
    `<disk type='file'>
      <blockio «logical_block_size='4096'» physical_block_size='512'/>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vda'/>
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <blockio logical_block_size='512' physical_block_size='4096'/>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vda'/>
    </disk>`,
  ],
});
