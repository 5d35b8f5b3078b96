import { diskType } from '../../schema/domain/disk.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'disk-vdpa-cache',
  profile: 'libvirt',
  severity: 'error',
  title: 'A vDPA disk with a host page cache',
  why: "vhost-vdpa devices work without the host's page cache; libvirt wants it said.",
  remedy: "Write cache='none' or cache='directsync' in <driver>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDisk', text: "disk type '%1$s' requires cache mode '%2$s' or '%3$s'" },
  ],
  since: '9.8.0',
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk'],
  *check(disk) {
    const driver = child(disk, 'driver');
    const cache = attribute(driver, 'cache');
    if (diskType(disk) !== 'vhostvdpa' || cache?.value === 'none' || cache?.value === 'directsync') return;
    yield { at: cache ?? driver ?? disk, message: `${deviceName(disk)} is a vDPA disk and needs cache='none' or cache='directsync'.`, ...(driver && { fixes: [safeFix("Write cache='none'", setAttribute(driver, 'cache', 'none'))] }) };
  },
  bad: [
    "<disk type='vhostvdpa'>«<driver name='qemu' type='raw'/>»<source dev='/dev/vhost-vdpa-0'/><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    guestOf('x86_64', 'q35', "<memoryBacking><access mode='shared'/></memoryBacking><devices><disk type='vhostvdpa'><driver name='qemu' type='raw' cache='none'/><source dev='/dev/vhost-vdpa-0'/><target dev='vda' bus='virtio'/></disk></devices>"),
  ],
});
