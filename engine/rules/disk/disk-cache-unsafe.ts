import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

export default defineRule({
  id: 'disk-cache-unsafe',
  profile: 'portability',
  severity: 'info',
  title: 'A disk that forgets what the guest has flushed',
  why: "With cache='unsafe' QEMU does not pass the guest's flushes on to the host. When host or QEMU crash, the file system in the guest may be beyond repair, journal or not.",
  remedy: "Use it for installing or for throw-away guests only; else cache='none' or 'writeback'.",
  witness: [{ source: 'libvirt manual, formatdomain, Hard drives, floppy disks, CDROMs, driver cache', text: '"unsafe" (host may cache all disk io, and sync requests from guest are ignored)' }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@cache'],
  visits: ['domain/devices/disk/driver'],
  *check(driver) {
    const disk = driver.parent!;
    const cache = attribute(driver, 'cache');
    if (cache?.value !== 'unsafe' || !cache.valueSpan || child(disk, 'readonly') || child(disk, 'transient') || value(disk, 'device') === 'cdrom') return;
    yield { at: cache, message: `${deviceName(disk)} has cache='unsafe': a crash of the host can destroy what is on it.`, fixes: ['writeback', 'none'].map((mode) => offeredFix(`Write cache='${mode}'`, replace(cache.valueSpan!, mode))) };
  },
  bad: ["<disk type='file'><driver name='qemu' type='qcow2' «cache='unsafe'»/><source file='/srv/a.qcow2'/><target dev='vda' bus='virtio'/></disk>"],
  good: ["<disk type='file'><driver name='qemu' type='qcow2' cache='writeback'/><source file='/srv/a.qcow2'/><target dev='vda' bus='virtio'/></disk>"],
});
