import { diskDevice } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

const disk = (device: string, blockio: string): string => `<disk type='block' device='${device}'><driver name='qemu' type='raw'/><source dev='/dev/sdx'/><target dev='sda' bus='scsi'/>${blockio}</disk>`;

export default defineRule({
  id: 'disk-lun-blockio',
  profile: 'libvirt',
  severity: 'error',
  since: '12.0.0',
  title: 'Block sizes of a lun',
  why: "A lun is passed through as it is, with the block sizes of the host's device.",
  remedy: 'Remove <blockio>.',
  witness: [{ source: 'libvirt 12.8.0 libvirt.so.0, its check of disks', text: "blockio is not supported with device='lun'" }],
  onlyWith: ['blockio'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const blockio = child(disk, 'blockio');
    if (!blockio || diskDevice(disk) !== 'lun' || blockio.attributes.every((a) => Number(a.value) === 0)) return;
    if (!attribute(blockio, 'logical_block_size') && !attribute(blockio, 'physical_block_size') && !attribute(blockio, 'discard_granularity')) return;
    yield { at: blockio, message: `${deviceName(disk)} is a lun, whose block sizes are those of the host's device.`, fixes: [safeFix('Remove <blockio>', removeElement(source, blockio))] };
  },
  bad: [disk('lun', "«<blockio logical_block_size='512' physical_block_size='512'/>»")],
  good: [disk('disk', "<blockio logical_block_size='512' physical_block_size='512'/>"), disk('lun', '')],
});
