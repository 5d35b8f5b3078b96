import { diskFormat, diskType } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { child, descend, text } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-metadata-cache-format',
  profile: 'libvirt',
  severity: 'error',
  title: 'A metadata cache for a format without one',
  why: 'metadata_cache sizes the tables of qcow2 images; other formats have none.',
  remedy: 'Remove <metadata_cache>, or use a qcow2 image.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainValidateStorageSource', text: 'metadata cache max size control is supported only with qcow2 images' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['metadata_cache'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const cache = descend(disk, 'driver', 'metadata_cache');
    const size = text(child(cache, 'max_size'));
    const format = diskFormat(disk) ?? 'raw';
    if (!cache || size === '' || size === '0' || format === 'qcow2' || diskType(disk) === 'volume') return;
    yield { at: cache, message: `${deviceName(disk)} sets the metadata cache of qcow2 but is of format ${format.slice(0, 40)}.`, fixes: [safeFix('Remove <metadata_cache>', removeElement(source, cache))] };
  },
  bad: [
    "<disk type='file'><driver name='qemu' type='raw'>«<metadata_cache>»<max_size unit='bytes'>1024</max_size></metadata_cache></driver><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='file'><driver name='qemu' type='qcow2'><metadata_cache><max_size unit='bytes'>1024</max_size></metadata_cache></driver><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk>",
  ],
});
