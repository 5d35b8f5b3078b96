import { diskBus } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { child, children, text } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

const MAX = 1_000_000_000_000_000n;

export default defineRule({
  id: 'disk-iotune-limit',
  profile: 'libvirt',
  severity: 'error',
  title: 'An I/O limit above what QEMU counts to, or on an SD card',
  why: 'QEMU throttles up to 10^15 bytes or operations a second, and not SD cards.',
  remedy: 'Use a smaller limit, or remove it.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskBlkdeviotune', text: 'block I/O throttle limit must be no more than %1$llu using QEMU' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskBlkdeviotune', text: "<iotune> is not supported with bus='sd'" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['iotune'],
  visits: ['domain/devices/disk'],
  *check(disk, { text: source }) {
    const iotune = child(disk, 'iotune');
    if (iotune && diskBus(disk) === 'sd' && children(iotune).length > 0) yield { at: iotune, message: `${deviceName(disk)} is an SD card, which QEMU does not throttle.` };
    for (const limit of children(iotune)) {
      const written = text(limit);
      if (/_sec(_max)?$/.test(limit.name) && /^\d{1,25}$/.test(written) && BigInt(written) > MAX) yield { at: limit, message: `${deviceName(disk)} has a ${limit.name} above 10^15, the most that QEMU counts.`, fixes: [offeredFix(`Remove <${limit.name}>`, removeElement(source, limit))] };
    }
  },
  bad: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><iotune>«<total_bytes_sec>»1000000000000001</total_bytes_sec></iotune></disk>",
  ],
  good: [
    "<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><iotune><total_bytes_sec>1000000000000000</total_bytes_sec></iotune></disk>",
  ],
});
