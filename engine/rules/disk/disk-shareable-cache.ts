import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'disk-shareable-cache',
  profile: 'portability',
  severity: 'info',
  title: 'A shared disk with a cache of its own',
  why: 'Several guests write to a shareable disk. What the host caches for the one is stale for the other when they run on different hosts, and cluster file systems are damaged by it.',
  remedy: "Write cache='none' on the disk's <driver>.",
  witness: [{ source: 'libvirt manual, formatdomain, Hard drives, floppy disks, CDROMs, shareable', text: 'the device is expected to be shared between domains (assuming the hypervisor and OS support this), which means that caching should be deactivated for that device.' }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['shareable'],
  visits: ['domain/devices/disk'],
  *check(disk) {
    const shareable = child(disk, 'shareable');
    const driver = child(disk, 'driver');
    const cache = value(driver, 'cache') ?? 'default';
    if (!shareable || child(disk, 'readonly') || ['none', 'directsync'].includes(cache) || value(disk, 'device') === 'lun') return;
    yield {
      at: shareable, message: `${deviceName(disk)} is shareable, but ${cache === 'default' ? "its cache is left to QEMU, which means writeback" : `has cache='${cache.slice(0, 20)}'`}.`,
      fixes: driver ? [offeredFix("Write cache='none'", setAttribute(driver, 'cache', 'none'))] : [],
    };
  },
  bad: ["<disk type='block'><driver name='qemu' type='raw'/><source dev='/dev/san/quorum'/><target dev='vdb' bus='virtio'/>«<shareable/>»</disk>"],
  good: ["<disk type='block'><driver name='qemu' type='raw' cache='none'/><source dev='/dev/san/quorum'/><target dev='vdb' bus='virtio'/><shareable/></disk>"],
});
