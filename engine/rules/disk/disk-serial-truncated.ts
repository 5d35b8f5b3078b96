import { diskBus } from '../../schema/domain/disk.ts';
import { deviceName } from '../../schema/read.ts';
import { text as textOf, textSpan } from '../../xml/query.ts';
import { setText } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

/** VIRTIO_BLK_ID_BYTES. */
const LONGEST = 20;

export default defineRule({
  id: 'disk-serial-truncated',
  profile: 'silent',
  severity: 'warning',
  title: 'A serial number longer than virtio disks have',
  why: 'A virtio disk tells the guest at most 20 bytes of its serial number. QEMU cuts off the rest, so /dev/disk/by-id has another name than expected, and two disks may get the same.',
  remedy: 'Shorten the serial number to 20 characters, or use a SCSI disk.',
  witness: [{ source: 'qemu 10.0.13 include/standard-headers/linux/virtio_blk.h and hw/block/virtio-blk.c', text: '#define VIRTIO_BLK_ID_BYTES 20 /* ID string length */' }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk/serial'],
  *check(serial, { text }) {
    const disk = serial.parent!;
    const written = textOf(serial);
    if (diskBus(disk) !== 'virtio' || written.length <= LONGEST) return;
    yield { at: textSpan(serial, text), message: `${deviceName(disk)}: the guest sees only the first ${LONGEST} characters of this serial number, ${written.slice(0, LONGEST)}.`, ...(/^[\w\-. +]*$/.test(written) && { fixes: [safeFix('Write what the guest sees', setText(text, serial, written.slice(0, LONGEST)))] }) };
  },
  bad: ["<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><serial>«database-volume-number-one»</serial></disk>"],
  good: ["<disk type='file'><source file='/srv/a.img'/><target dev='vda' bus='virtio'/><serial>database-1</serial></disk>", "<disk type='file'><source file='/srv/a.img'/><target dev='sda' bus='scsi'/><serial>database-volume-number-one</serial></disk>"],
});
