import { isOlder } from '../../core/version.ts';
import { diskDevice, diskType, isEmptyDrive } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

export default defineRule({
  id: 'disk-cache-blocks-migration',
  profile: 'migration',
  severity: 'hint',
  title: 'A cache mode with which an older QEMU does not migrate',
  why: "While a guest migrates, both hosts have its disk open. What the one keeps in its page cache the other does not see, so libvirt refuses to migrate a disk with a host cache. From QEMU 4.0 on the cache is dropped in time, and any mode will do.",
  remedy: "Use cache='none' or 'directsync' for disks on shared storage.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsSafe', text: 'Migration may lead to data corruption if disks use cache other than none or directsync' }, { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsSafe', text: 'QEMU supports flushing caches; migration is safe' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['@cache'],
  visits: ['domain/devices/disk/driver'],
  *check(driver, { target }) {
    if (!isOlder(target.qemu, '4.0.0')) return;
    const disk = driver.parent!;
    const cache = attribute(driver, 'cache');
    if (!cache?.valueSpan || !['writeback', 'writethrough', 'unsafe'].includes(cache.value) || child(disk, 'driver') !== driver) return;
    // Network disks and read-only ones are safe with any cache, and shared ones are checked elsewhere.
    if (!['file', 'block'].includes(diskType(disk)) || diskDevice(disk) === 'cdrom' || child(disk, 'readonly') || child(disk, 'shareable') || isEmptyDrive(disk)) return;
    yield { at: cache, message: `${deviceName(disk)} has cache='${cache.value}': libvirt refuses to migrate it with QEMU ${target.qemu}.`, fixes: [offeredFix("Write cache='none'", replace(cache.valueSpan, 'none'))] };
  },
  bad: [{ xml: "<disk type='block'><driver name='qemu' type='raw' «cache='writeback'»/><source dev='/dev/san/guest'/><target dev='vda' bus='virtio'/></disk>", target: { qemu: '3.1.0' } }],
  good: [{ xml: "<disk type='block'><driver name='qemu' type='raw' cache='writeback'/><source dev='/dev/san/guest'/><target dev='vda' bus='virtio'/></disk>", target: { qemu: '7.2.0' } }, "<disk type='block'><driver name='qemu' type='raw' cache='none'/><source dev='/dev/san/guest'/><target dev='vda' bus='virtio'/></disk>", "<disk type='network'><driver name='qemu' type='raw' cache='writeback'/><source protocol='rbd' name='pool/guest'/><target dev='vda' bus='virtio'/></disk>"],
});
