import { deviceName } from '../../schema/read.ts';
import { diskBus, diskType } from '../../schema/domain/disk.ts';
import { attribute, child, children, descend, text, value } from '../../xml/query.ts';
import type { Attribute, Element } from '../../xml/tree.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const DRIVER = ['cache', 'error_policy', 'rerror_policy', 'io', 'ioeventfd', 'copy_on_read', 'discard', 'iothread', 'detect_zeroes'];
const CHILDREN = ['backingStore', 'encryption', 'readonly', 'shareable', 'transient', 'auth'];
const TEXTS = ['serial', 'wwn', 'vendor', 'product'];

/** A number above 0 in one of the attributes, or an attribute that is no number at all. */
const hasAny = (element: Element, names: readonly string[]): boolean => names.some((n) => Number(value(element, n) ?? 0) > 0);

function* misfits(disk: Element): Generator<Attribute | Element> {
  const snapshot = attribute(disk, 'snapshot');
  if (snapshot && snapshot.value !== 'no') yield snapshot;
  const driver = child(disk, 'driver');
  for (const name of DRIVER) {
    const found = attribute(driver, name);
    if (found && found.value !== 'default') yield found;
  }
  const cache = descend(driver, 'metadata_cache', 'max_size');
  if (cache && Number(text(cache)) > 0) yield cache;
  const iotune = child(disk, 'iotune');
  if (iotune && children(iotune).some((e) => e.name === 'group_name' || Number(text(e)) > 0)) yield iotune;
  for (const name of CHILDREN) {
    const found = child(disk, name) ?? (name === 'encryption' || name === 'auth' ? descend(disk, 'source', name) : undefined);
    if (found) yield found;
  }
  for (const name of TEXTS) {
    const found = child(disk, name);
    if (found && text(found) !== '') yield found;
  }
  const geometry = child(disk, 'geometry');
  if (geometry && (hasAny(geometry, ['cyls', 'heads', 'secs']) || value(geometry, 'trans') !== undefined)) yield geometry;
  const blockio = child(disk, 'blockio');
  if (blockio && hasAny(blockio, ['logical_block_size', 'physical_block_size', 'discard_granularity'])) yield blockio;
}

export default defineRule({
  id: 'disk-vhostuser-settings',
  profile: 'libvirt',
  severity: 'error',
  title: 'A setting that a vhost-user disk cannot have',
  why: 'The process behind the socket serves a vhost-user disk by itself; QEMU has no say in caching, formats or limits. Only virtio works.',
  remedy: 'Remove the setting, or configure it in the process that serves the disk.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'vhostuser disk supports only virtio bus' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'only snapshot=no is supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'cache is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'error_policy is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'io is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'ioeventfd is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'copy_on_read is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'discard is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'iothread is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'detect_zeroes is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'metadata_cache is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'iotune is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'backingStore is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'encryption is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'readonly is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'shareable is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'transient is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'serial is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'wwn is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'vendor is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'product is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'auth is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'geometry is not supported with vhostuser disk' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskVhostUserValidate', text: 'blockio is not supported with vhostuser disk' },
  ],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    if (diskType(disk) !== 'vhostuser') return;
    const target = child(disk, 'target');
    const bus = diskBus(disk);
    if (target && bus !== undefined && bus !== 'virtio') yield { at: attribute(target, 'bus') ?? target, message: `${deviceName(disk)} is a vhost-user disk on the ${bus} bus; only virtio works.` };
    for (const at of misfits(disk)) {
      const remedy = at.kind === 'attribute' ? removeAttribute(source, at) : removeElement(source, at);
      yield { at, message: `${deviceName(disk)} is a vhost-user disk, which has no ${at.kind === 'attribute' ? `${at.name}='${at.value}'` : `<${at.name}>`}.`, fixes: [offeredFix(`Remove ${at.name}`, remedy)] };
    }
  },
  bad: [
    "<disk type='vhostuser' device='disk'><driver name='qemu' type='raw' «cache='none'»/><source type='unix' path='/run/v.sock'/><target dev='vda' bus='virtio'/>«<serial>»a</serial></disk>",
    "<disk type='vhostuser' device='disk' «snapshot='internal'»><source type='unix' path='/run/v.sock'/><target dev='sda' «bus='sata'»/>«<readonly/>»</disk>",
    "<disk type='vhostuser'><source type='unix' path='/run/v.sock'/><target dev='vda' bus='virtio'/>«<iotune>»<total_iops_sec>10</total_iops_sec></iotune>«<blockio logical_block_size='512'/>»</disk>",
  ],
  good: [
    "<memoryBacking><access mode='shared'/></memoryBacking><devices><disk type='vhostuser' snapshot='no'><driver name='qemu' type='raw' queues='2'/><source type='unix' path='/run/v.sock'/><target dev='vda' bus='virtio'/></disk></devices>",
  ],
});
