import { guestOf } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { diskBus } from '../../schema/domain/disk.ts';
import { child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

const guest = (bus: string, dev: string, device: string): string =>
  guestOf('x86_64', 'pc', `<devices><disk type='file' device='${device}'><driver name='qemu' type='raw'>${bus === 'fdc' ? '«' : ''}<statistics>${bus === 'fdc' ? '»' : ''}<statistic interval='60'/></statistics></driver><source file='/srv/a.img'/><target dev='${dev}' bus='${bus}'/></disk></devices>`);

export default defineRule({
  id: 'disk-statistics-floppy',
  profile: 'libvirt',
  severity: 'error',
  since: '12.1.0',
  title: 'Statistics of a floppy or SD card',
  why: 'QEMU keeps statistics over intervals for disks on other buses only.',
  remedy: 'Remove <statistics>.',
  witness: [{ source: 'libvirt 12.8.0 libvirt_driver_qemu.so, its check of disks', text: "statistics collection is not supported by disks on bus '%1$s'" }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['statistics'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const statistics = child(child(disk, 'driver'), 'statistics');
    const bus = diskBus(disk);
    if (!statistics || (bus !== 'fdc' && bus !== 'sd')) return;
    yield { at: statistics, message: `${deviceName(disk)} is on the ${bus} bus, where no statistics are kept.`, fixes: [safeFix('Remove <statistics>', removeElement(source, statistics))] };
  },
  bad: [guest('fdc', 'fda', 'floppy')],
  good: [guest('ide', 'hda', 'disk')],
});
